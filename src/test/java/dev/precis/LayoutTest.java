package dev.precis;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layout of the design, as a table: who may use whom, and which library is seen where. */
@AnalyzeClasses(packages = "dev.precis", importOptions = ImportOption.DoNotIncludeTests.class)
class LayoutTest {
    @ArchTest
    static final ArchRule eachPackageUsesOnlyThoseAboveIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("text")
            .definedBy("dev.precis.text")
            .layer("fetch")
            .definedBy("dev.precis.fetch")
            .layer("article")
            .definedBy("dev.precis.article")
            .layer("figures")
            .definedBy("dev.precis.figures")
            .layer("sources")
            .definedBy("dev.precis.sources")
            .layer("grounding")
            .definedBy("dev.precis.grounding")
            .layer("draft")
            .definedBy("dev.precis.draft")
            .layer("summary")
            .definedBy("dev.precis.summary")
            .layer("access")
            .definedBy("dev.precis.access")
            .layer("store")
            .definedBy("dev.precis.store")
            .layer("jobs")
            .definedBy("dev.precis.jobs")
            .layer("web")
            .definedBy("dev.precis.web")
            .layer("main")
            .definedBy("dev.precis")
            .layer("trace")
            .definedBy("dev.precis.trace")
            .whereLayer("trace")
            .mayNotAccessAnyLayer()
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("fetch")
            .mayOnlyAccessLayers("text")
            .whereLayer("article")
            .mayOnlyAccessLayers("text", "fetch")
            .whereLayer("figures")
            .mayOnlyAccessLayers("text")
            .whereLayer("sources")
            .mayOnlyAccessLayers("text", "article", "figures")
            .whereLayer("grounding")
            .mayOnlyAccessLayers("text", "article", "figures", "sources")
            .whereLayer("draft")
            .mayOnlyAccessLayers("text", "article", "figures", "sources", "grounding", "trace")
            .whereLayer("summary")
            .mayOnlyAccessLayers("text", "article", "figures", "sources", "grounding", "draft")
            .whereLayer("access")
            .mayNotAccessAnyLayer()
            .whereLayer("store")
            .mayOnlyAccessLayers(
                    "text", "article", "figures", "sources", "grounding", "draft", "summary", "access", "trace")
            .whereLayer("jobs")
            .mayOnlyAccessLayers("draft", "summary", "access", "store")
            .whereLayer("web")
            .mayOnlyAccessLayers(
                    "text",
                    "fetch",
                    "article",
                    "figures",
                    "sources",
                    "grounding",
                    "draft",
                    "summary",
                    "access",
                    "store",
                    "jobs",
                    "trace");

    @ArchTest
    static final ArchRule thereAreNoRings =
            slices().matching("dev.precis.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sentenceSplitterIsSeenOnlyInText = seenOnlyIn("dev.precis.text", "com.ibm.icu..");

    @ArchTest
    static final ArchRule htmlParserIsSeenOnlyInArticle = seenOnlyIn("dev.precis.article", "org.jsoup..");

    @ArchTest
    static final ArchRule languageDetectorIsSeenOnlyInArticle = seenOnlyIn("dev.precis.article", "opennlp..");

    @ArchTest
    static final ArchRule httpClientIsSeenOnlyWhereSomethingIsFetchedOrAsked = noClasses()
            .that(not(resideInAnyPackage("dev.precis.fetch", "dev.precis.draft")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule metersAreSeenOnlyAtTheTop = seenOnlyIn("dev.precis", "io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule telemetryIsSeenOnlyInTrace = seenOnlyIn("dev.precis.trace", "io.opentelemetry..");

    @ArchTest
    static final ArchRule modelsAreSeenOnlyInDraft = seenOnlyIn("dev.precis.draft", "dev.langchain4j..");

    @ArchTest
    static final ArchRule databaseIsSeenOnlyInStore = seenOnlyIn(
            "dev.precis.store",
            "java.sql..",
            "org.jdbi..",
            "com.zaxxer..",
            "org.flywaydb..",
            "org.sqlite..",
            "org.postgresql..",
            "com.github.benmanes..");

    @ArchTest
    static final ArchRule jobLibraryIsSeenOnlyInJobs = seenOnlyIn("dev.precis.jobs", "com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule resilienceIsSeenOnlyInDraft = seenOnlyIn("dev.precis.draft", "io.github.resilience4j..");

    @ArchTest
    static final ArchRule rateLimitsAreSeenOnlyInAccess = seenOnlyIn("dev.precis.access", "io.github.bucket4j..");

    @ArchTest
    static final ArchRule httpServerIsSeenOnlyInWeb =
            seenOnlyIn("dev.precis.web", "io.javalin..", "org.eclipse.jetty..", "com.github.victools..");

    private static ArchRule seenOnlyIn(String home, String... library) {
        return noClasses()
                .that(not(resideInAPackage(home)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }
}
