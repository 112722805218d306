package dev.precis.sources;

import dev.precis.sources.Entry.Gender;
import dev.precis.sources.NounPhrase.Form;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sources of one article: brings names, titles, descriptions and pronouns for the same one together. It is fed
 * in the order of the text, so that "he" is the latest who fits. For one use, by one thread.
 */
final class Register {
    private static final int MEMORY = 60;
    /** How many sentences behind a document its makers may be spoken of. */
    private static final int MAKER_REACH = 4;
    /** How many sentences back the person may stand whom "the leader" means. */
    private static final int LEADER_REACH = 6;
    /** How many sentences of a paragraph are looked through: keeps hostile text linear. */
    private static final int LONGEST_PASSAGE = 20;
    /** How many words the maker of a document may have: "the Public Policy Institute of Norland". */
    private static final int LONGEST_MAKER = 12;

    private final Scene scene;
    private final Words words;
    private final Lexicon lexicon;
    private final People people;
    private final NameReader names;
    private final Cast cast;
    private final ShortNames shortNames;
    private final Subjects subjects;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, Entry> relatives = new HashMap<>();
    private final List<Entry> recent = new ArrayList<>();

    Register(Scene scene, People people, Subjects subjects) {
        this.scene = scene;
        this.words = scene.words;
        this.lexicon = scene.lexicon;
        this.people = people;
        this.names = new NameReader(scene);
        this.cast = Cast.of(scene, people);
        this.shortNames = ShortNames.of(scene);
        this.subjects = subjects;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The source that a phrase means, or null where that cannot be told. */
    @Nullable
    Entry resolve(NounPhrase phrase) {
        Entry entry =
                switch (phrase.form()) {
                    case NAME -> byName(phrase);
                    case PRONOUN -> byPronoun(phrase);
                    case DEFINITE -> byDescription(phrase);
                    case INDEFINITE -> byStatement(phrase);
                    case SPEAKER -> null;
                };
        if (entry != null) {
            mention(entry, phrase);
        }
        return entry;
    }

    /** Makes the one who speaks the latest: "it" is he rather than the outlet he speaks to. */
    void touch(Entry entry) {
        recent.remove(entry);
        recent.add(entry);
    }

    private void mention(Entry entry, NounPhrase phrase) {
        learnMaker(entry, phrase);
        entry.mentions.add(words.span(phrase.from(), phrase.to()));
        entry.lastMention = Math.max(entry.lastMention, phrase.from());
        recent.remove(entry);
        recent.add(entry);
        if (recent.size() > MEMORY) {
            recent.remove(0);
        }
    }

    /** "A new poll … The survey, conducted by the Tern Institute, finds": the aside gives a document without a name its maker. */
    private void learnMaker(Entry entry, NounPhrase phrase) {
        boolean nameless = entry.kind == SourceKind.DOCUMENT && isUnnamed(entry);
        int by = phrase.to() + 2;
        boolean made = words.is(phrase.to(), Word.Shape.COMMA)
                && words.is(phrase.to() + 1, Word.Shape.LOWER)
                && !words.is(phrase.to() + 1, lexicon.cues.seen())
                && words.is(by, lexicon.cues.by());
        int end = by + 1;
        while (nameless
                && made
                && end < by + LONGEST_MAKER
                && words.at(end).isWord()
                && !words.is(end, lexicon.grammar.auxiliaries())) {
            end++;
        }
        boolean whole = end > by + 1 && words.is(end, Word.Shape.COMMA);
        boolean named = whole && IntStream.range(by + 1, end).anyMatch(words::isCapital);
        if (named) {
            entry.name = new Stretch(phrase.nameFrom(), end);
        }
    }

    // ---- names

    private Entry byName(NounPhrase phrase) {
        String key = key(phrase);
        Entry known = ofSurname(key, phrase);
        if (known != null && isRelative(known, phrase)) {
            known = byName.get(lowerName(new Stretch(phrase.nameFrom(), phrase.nameTo())));
            known = known == null ? create(phrase) : known;
            relatives.put(key, known);
        }
        Gender told = phrase.kind() == SourceKind.PERSON ? genderOfTitle(phrase) : null;
        if (known != null && told != null && known.gender != null && known.gender != told) {
            known = byName.computeIfAbsent(told + " " + key, namesake -> createAlone(phrase, told));
            relatives.put(key, known);
        }
        if (known == null && phrase.kind() == SourceKind.PERSON) {
            known = similarSurname(key);
        }
        if (known == null && phrase.kind() != SourceKind.PERSON) {
            known = byAcronymOrTail(phrase);
        }
        if (known == null && phrase.nameTo() - phrase.nameFrom() == 1) {
            known = byLongName(key, phrase);
        }
        if (known == null && names.isAcronym(phrase.nameFrom())) {
            known = byOfficeInShort(key, phrase);
        }
        if (known == null) {
            known = create(phrase);
        }
        byName.putIfAbsent(key, known);
        if (known.kind == SourceKind.PERSON) {
            byName.putIfAbsent(lowerName(known.name), known);
        }
        enrich(known, phrase);
        return known;
    }

    /** "Mr Roe" beside "Miss Roe": one of the same surname, of whom the article tells no more. */
    private Entry createAlone(NounPhrase phrase, Gender gender) {
        Entry entry = new Entry(new Stretch(phrase.nameFrom(), phrase.nameTo()), SourceKind.PERSON);
        entry.gender = gender;
        entries.add(entry);
        return entry;
    }

    /** What "Mr" and "Mrs" right before a name tell. */
    private @Nullable Gender genderOfTitle(NounPhrase phrase) {
        String title = words.lower(phrase.nameFrom() - 1);
        boolean written = words.is(phrase.nameFrom() - 1, lexicon.nouns.salutations());
        return !written
                ? null
                : lexicon.nouns.maleTitles().contains(title)
                        ? Gender.MALE
                        : lexicon.nouns.femaleTitles().contains(title) ? Gender.FEMALE : null;
    }

    /** A surname alone means whom the article named first by it, in the paragraph of a relative the relative. */
    private @Nullable Entry ofSurname(String key, NounPhrase phrase) {
        Entry relative = relatives.get(key);
        Gender told = genderOfTitle(phrase);
        boolean other = relative != null && told != null && relative.gender != null && relative.gender != told;
        boolean alone = phrase.nameTo() - phrase.nameFrom() == 1 && !other;
        boolean near = relative != null
                && relative.lastMention >= 0
                && scene.period(relative.lastMention).passage()
                        == scene.period(phrase.from()).passage();
        return relative != null && alone && near ? relative : byName.get(key);
    }

    /** Two of one surname and different first names: "Jane Roe" is not "John Roe". */
    private boolean isRelative(Entry known, NounPhrase phrase) {
        boolean people = known.kind == SourceKind.PERSON && phrase.kind() == SourceKind.PERSON;
        boolean full = phrase.nameTo() - phrase.nameFrom() > 1 && known.name.to() - known.name.from() > 1;
        if (!people || !full || !words.lower(known.name.to() - 1).equals(words.lower(phrase.nameTo() - 1))) {
            return false;
        }
        String one = words.lower(known.name.from());
        String other = words.lower(phrase.nameFrom());
        int told = Math.min(
                2,
                Math.min(one.replace(".", "").length(), other.replace(".", "").length()));
        return !one.regionMatches(0, other, 0, told)
                && !holds(known.name, other)
                && !holds(new Stretch(phrase.nameFrom(), phrase.nameTo()), one)
                && !names.isTitle(phrase.nameFrom())
                && !names.isTitle(known.name.from());
    }

    /** "The CRS" for the Centre for River Studies, whether that has spoken or not. */
    private @Nullable Entry byLongName(String key, NounPhrase phrase) {
        Stretch name = shortNames.longName(key);
        boolean other = name == null || name.from() <= phrase.nameFrom() && phrase.nameFrom() < name.to();
        boolean thing = phrase.kind() == SourceKind.ORGANISATION || phrase.kind() == SourceKind.OUTLET;
        return name == null || other || !thing ? null : byName(named(name, phrase.kind(), null));
    }

    private String key(NounPhrase phrase) {
        Stretch name = new Stretch(phrase.nameFrom(), phrase.nameTo());
        return phrase.kind() == SourceKind.PERSON ? words.lower(names.surnameAt(name)) : lowerName(name);
    }

    private String lowerName(Stretch name) {
        StringBuilder key = new StringBuilder();
        for (int at = name.from(); at < name.to(); at++) {
            if (!words.is(at, lexicon.grammar.determiners())) {
                key.append(key.isEmpty() ? "" : " ").append(words.lower(at));
            }
        }
        return key.toString();
    }

    /** "Zelensky" and "Zelenskiy": long surnames that begin alike and differ by a letter or two. */
    private @Nullable Entry similarSurname(String surname) {
        if (surname.length() < 6) {
            return null;
        }
        for (int i = recent.size() - 1; i >= 0; i--) {
            Entry entry = recent.get(i);
            if (entry.kind == SourceKind.PERSON
                    && entry.heads.stream().anyMatch(head -> Spelling.isVariant(head, surname))) {
                return entry;
            }
        }
        return null;
    }

    /** "ISW" for "Institute for the Study of War", "the Defense Ministry" for "the Russian Defense Ministry". */
    private @Nullable Entry byAcronymOrTail(NounPhrase phrase) {
        String key = key(phrase);
        for (int i = recent.size() - 1; i >= 0; i--) {
            Entry entry = recent.get(i);
            if (entry.kind != SourceKind.PERSON
                    && entry.kind != SourceKind.DOCUMENT
                    && entry.kind != SourceKind.GROUP
                    && isShortFor(key, entry)) {
                return entry;
            }
        }
        return null;
    }

    private boolean isShortFor(String key, Entry entry) {
        String full = lowerName(entry.name);
        boolean start = entry.kind == SourceKind.ORGANISATION && full.startsWith(key + " ") && !isPlace(key);
        return start
                || full.endsWith(" " + key)
                || key.endsWith(" " + full)
                || Spelling.isAcronym(key, full)
                || Spelling.isAcronym(full, key);
    }

    private boolean isPlace(String key) {
        return lexicon.names.places().contains(key) || lexicon.names.demonyms().contains(key);
    }

    private Entry create(NounPhrase phrase) {
        Stretch name = new Stretch(phrase.nameFrom(), phrase.nameTo());
        if (phrase.kind() == SourceKind.PERSON && phrase.form() == Form.NAME) {
            Stretch full = people.fullName(words.lower(names.surnameAt(name)));
            boolean longer = full != null && full.to() - full.from() > name.to() - name.from();
            boolean same =
                    longer && full != null && (name.to() - name.from() == 1 || holds(full, words.lower(name.from())));
            name = same && full != null ? full : name;
        }
        Entry entry = new Entry(name, phrase.kind());
        learnGenderOfName(entry);
        entries.add(entry);
        return entry;
    }

    private void enrich(Entry entry, NounPhrase phrase) {
        entry.heads.add(words.lower(phrase.head()));
        boolean longer = phrase.nameTo() - phrase.nameFrom() > entry.name.to() - entry.name.from();
        if (longer) {
            entry.name = new Stretch(phrase.nameFrom(), phrase.nameTo());
        }
        Stretch role = phrase.role();
        if (role != null) {
            entry.role = entry.role == null ? role : entry.role;
            learnGender(entry, role);
        }
    }

    private void learnGenderOfName(Entry entry) {
        boolean full = entry.kind == SourceKind.PERSON;
        if (full && words.is(entry.name.from(), lexicon.names.men())) {
            entry.gender = Gender.MALE;
        } else if (full && words.is(entry.name.from(), lexicon.names.women())) {
            entry.gender = Gender.FEMALE;
        }
    }

    private void learnGender(Entry entry, Stretch role) {
        for (int at = role.from(); at < role.to() && entry.gender == null; at++) {
            if (lexicon.nouns.maleTitles().contains(words.lower(at))) {
                entry.gender = Gender.MALE;
            } else if (lexicon.nouns.femaleTitles().contains(words.lower(at))) {
                entry.gender = Gender.FEMALE;
            }
        }
    }

    // ---- pronouns

    private @Nullable Entry byPronoun(NounPhrase phrase) {
        String lower = words.lower(phrase.head());
        if (phrase.kind() == SourceKind.GROUP
                && phrase.form() == Form.PRONOUN
                && lexicon.grammar.few().contains(lower)) {
            return several(phrase);
        }
        if (lexicon.grammar.male().contains(lower) || lexicon.owners.male().contains(lower)) {
            return person(phrase, Gender.MALE);
        }
        if (lexicon.grammar.female().contains(lower) || lexicon.owners.female().contains(lower)) {
            return person(phrase, Gender.FEMALE);
        }
        if (lexicon.grammar.plural().contains(lower) || lexicon.owners.plural().contains(lower)) {
            return several(phrase);
        }
        return thing(phrase);
    }

    private @Nullable Entry person(NounPhrase phrase, Gender gender) {
        Predicate<Entry> fits = entry -> (entry.kind == SourceKind.PERSON || entry.kind == SourceKind.ANONYMOUS)
                && (entry.gender == null || entry.gender == gender);
        Entry entry = latest(fits);
        Entry subject = subjectBefore(phrase, entry == null ? -1 : entry.lastMention, gender);
        subject = subject == null ? actorInPassage(phrase, entry, gender) : subject;
        Entry meant = subject != null ? subject : entry != null ? entry : speakerInPassage(phrase);
        meant = meant == null ? namedBefore(phrase, 1) : meant;
        meant = meant == null ? lastNamed(phrase, gender) : meant;
        if (meant != null && meant.kind != SourceKind.ORGANISATION && meant.gender == null) {
            meant.gender = gender;
        }
        return meant;
    }

    /** "The fish stayed away, but Roe learned to wait. He said": of whom the paragraph tells, not who spoke in another. */
    private @Nullable Entry actorInPassage(NounPhrase phrase, @Nullable Entry speaker, Gender gender) {
        Period here = scene.period(phrase.from());
        boolean spoke = speaker != null
                && speaker.lastMention >= 0
                && scene.period(speaker.lastMention).passage() == here.passage();
        Stretch name = spoke ? null : cast.personBefore(phrase.from(), firstWord(here));
        boolean actor = name != null
                && !words.is(name.from() - 1, lexicon.grammar.locatives())
                && scene.period(name.from()) != here
                && !words.is(name.from() - 1, lexicon.grammar.prepositions())
                && (isInserted(name)
                        || words.is(name.to(), Word.Shape.LOWER)
                                && !words.is(name.to(), lexicon.grammar.prepositions()));
        Entry entry = actor && name != null ? byName(named(name, SourceKind.PERSON, null)) : null;
        return entry != null && (entry.gender == null || entry.gender == gender) ? entry : null;
    }

    /** "His opposite number, Jane Roe, was glad". */
    private boolean isInserted(Stretch name) {
        return words.is(name.to(), Word.Shape.COMMA) && words.is(name.from() - 1, Word.Shape.COMMA);
    }

    /** The first word of the paragraph of a sentence. */
    private int firstWord(Period here) {
        int index = here.index();
        while (index > Math.max(0, here.index() - LONGEST_PASSAGE)
                && scene.periods.get(index - 1).passage() == here.passage()) {
            index--;
        }
        return scene.periods.get(index).from();
    }

    /** Nobody has spoken, and "he" is who was named last. */
    private @Nullable Entry lastNamed(NounPhrase phrase, Gender gender) {
        Stretch name = cast.personBefore(phrase.from(), 0);
        boolean place = name != null && words.is(name.from() - 1, lexicon.grammar.locatives());
        Entry entry = name == null || place ? null : byName(named(name, SourceKind.PERSON, null));
        return entry != null && (entry.gender == null || entry.gender == gender) ? entry : null;
    }

    private @Nullable Entry several(NounPhrase phrase) {
        if (words.is(phrase.from(), lexicon.grammar.few()) && phrase.to() - phrase.from() == 1) {
            Entry group = groupNear(phrase);
            boolean one = words.is(phrase.from(), lexicon.grammar.indefinites());
            return group == null && one ? bySameWords(phrase.withKind(SourceKind.ANONYMOUS)) : group;
        }
        NounPhrase subject = subjects.organisationAtStart(scene.period(phrase.from()), phrase.from());
        if (subject != null && subject.form() == Form.NAME) {
            Entry named = byName(subject);
            mention(named, subject);
            return named;
        }
        Entry entry = latest(candidate -> candidate.kind == SourceKind.GROUP
                || candidate.kind == SourceKind.ORGANISATION
                || hasMakers(candidate));
        Entry group = groupBefore(phrase, entry == null ? -1 : entry.lastMention);
        return group == null ? entry : group;
    }

    /** "Two said": of the group that the sentence before named as its source. */
    private @Nullable Entry groupNear(NounPhrase phrase) {
        Entry entry = latest(candidate -> candidate.kind == SourceKind.GROUP);
        boolean near = entry != null
                && scene.period(phrase.from()).index()
                                - scene.period(entry.lastMention).index()
                        <= 2;
        return near ? entry : null;
    }

    /** A group with which the sentence before starts, and who said nothing so far: "Researchers followed … They found". */
    private @Nullable Entry groupBefore(NounPhrase phrase, int since) {
        int index = scene.period(phrase.from()).index();
        boolean inserted = since >= 0 && words.is(phrase.from() - 1, Word.Shape.COMMA);
        for (int i = inserted ? index - 1 : index;
                i >= Math.max(0, index - 2) && scene.periods.get(i).from() > since;
                i--) {
            NounPhrase group = subjects.groupAtStart(scene.periods.get(i), phrase.from());
            if (group != null && group.form() != Form.PRONOUN) {
                Entry entry = bySameWords(group);
                mention(entry, group);
                return entry;
            }
        }
        return null;
    }

    private @Nullable Entry thing(NounPhrase phrase) {
        Entry entry = latest(candidate -> candidate.kind != SourceKind.PERSON
                && candidate.kind != SourceKind.ANONYMOUS
                && candidate.kind != SourceKind.GROUP
                && (candidate.kind != SourceKind.OUTLET || candidate.statements > 0));
        int index = scene.period(phrase.from()).index();
        int since = entry == null ? -1 : entry.lastMention;
        for (int i = index; i >= Math.max(0, index - 1); i--) {
            Period period = scene.periods.get(i);
            if (period.from() <= since) {
                return entry;
            }
            NounPhrase subject = subjects.organisationAtStart(period, phrase.from());
            subject = subject == null && i < index ? subjects.placeThatActs(period, phrase.from()) : subject;
            if (subject != null) {
                Entry named = subject.form() == Form.NAME ? byName(subject) : byDescription(subject);
                mention(named, subject);
                return named;
            }
        }
        return entry;
    }

    /** Translated copy says "he" of an army: only where nobody else can be meant and the army has just spoken. */
    private @Nullable Entry speakerInPassage(NounPhrase phrase) {
        Entry entry = latest(candidate -> candidate.kind == SourceKind.ORGANISATION && candidate.statements > 0);
        boolean near = entry != null
                && entry.lastMention >= 0
                && scene.period(entry.lastMention).passage()
                        == scene.period(phrase.from()).passage();
        return near ? entry : null;
    }

    private @Nullable Entry latest(Predicate<Entry> fits) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (fits.test(recent.get(i))) {
                return recent.get(i);
            }
        }
        return null;
    }

    /** Somebody named as the subject of a sentence since the latest source, who said nothing so far. */
    private @Nullable Entry subjectBefore(NounPhrase phrase, int since, @Nullable Gender gender) {
        int index = scene.period(phrase.from()).index();
        boolean inserted = since >= 0 && words.is(phrase.from() - 1, Word.Shape.COMMA);
        for (int i = inserted ? index - 1 : index; i >= Math.max(0, index - 2); i--) {
            Period period = scene.periods.get(i);
            if (period.from() <= since) {
                return null;
            }
            NounPhrase subject = subjects.personAtStart(period, phrase.from());
            subject = subject == null && i < index ? subjects.personAsAgent(period, phrase.from()) : subject;
            Entry nameless = subject == null ? stranger(period, phrase, gender) : null;
            if (nameless != null) {
                return nameless;
            }
            if (subject != null && !isOfHeading(subject, period)) {
                Entry entry = byName(subject);
                if (entry.gender == null || gender == null || entry.gender == gender) {
                    mention(entry, subject);
                    return entry;
                }
            }
        }
        return null;
    }

    /** "Night Storms Claim Lives" between paragraphs: its capitals make no person, so only one named elsewhere counts. */
    private boolean isOfHeading(NounPhrase subject, Period period) {
        return period.role() == dev.precis.article.Passage.Role.BODY
                && names.isTitleCase(period)
                && byName.get(key(subject)) == null;
    }

    /** "A spokeswoman for Tern denied it. She said": nobody named her. */
    private @Nullable Entry stranger(Period period, NounPhrase phrase, @Nullable Gender gender) {
        NounPhrase subject = subjects.strangerAtStart(period, phrase.from());
        subject = subject == null ? subjects.officeAlone(period, phrase.from()) : subject;
        String head = subject == null ? "" : words.lower(subject.head());
        boolean man = lexicon.nouns.maleTitles().contains(head);
        boolean woman = lexicon.nouns.femaleTitles().contains(head);
        boolean fits = gender == null || !(gender == Gender.MALE ? woman : man);
        if (subject == null || !fits) {
            return null;
        }
        Entry entry = subject.form() == Form.DEFINITE ? byDescription(subject) : bySameWords(subject);
        mention(entry, subject);
        return entry;
    }

    // ---- descriptions

    private Entry byDescription(NounPhrase phrase) {
        String head = words.lower(phrase.head());
        Entry known = latest(entry -> mayBe(entry, phrase) && hasHead(entry, head) && fits(entry, phrase));
        Entry paper = byPaper(phrase, head, known == null ? -1 : known.lastMention);
        known = paper == null ? known : paper;
        if (known == null || isUnnamed(known)) {
            Entry named = byLaterName(phrase, head, known);
            known = named == null ? known : named;
        }
        if (known == null) {
            known = byMaker(phrase, head);
        }
        if (known == null) {
            known = byClass(phrase, head);
        }
        if (known == null) {
            known = byOffice(phrase, head);
        }
        if (known == null) {
            known = byAnonymity(phrase, head);
        }
        if (known == null) {
            known = byEpithet(phrase, head);
        }
        if (known == null && phrase.kind() == SourceKind.ORGANISATION) {
            known = byTrade(phrase, head);
        }
        return known != null ? known : bySameWords(phrase);
    }

    boolean isUnnamed(Entry entry) {
        for (int at = entry.name.from(); at < entry.name.to(); at++) {
            boolean counted = at == entry.name.from()
                    && (words.is(at, lexicon.grammar.numbers()) || words.is(at, lexicon.grammar.determiners()));
            if (words.isCapital(at) && !counted) {
                return false;
            }
        }
        return true;
    }

    /** "One firm said so. Tern Foods is open. The firm said": who has a name and was named since is meant. */
    private @Nullable Entry byLaterName(NounPhrase phrase, String head, @Nullable Entry known) {
        boolean plain = phrase.kind() == SourceKind.ORGANISATION && phrase.nameTo() - phrase.nameFrom() == 1;
        Entry named = plain && known != null ? byTrade(phrase, head) : null;
        return named != null && known != null && named.name.from() > known.lastMention ? named : null;
    }

    /** "The report" of which the article told before whose it is; "Tern's bulletin" is Tern's word. */
    private @Nullable Entry byPaper(NounPhrase phrase, String head, int since) {
        boolean outlet =
                phrase.kind() == SourceKind.OUTLET && lexicon.nouns.papers().contains(head);
        if (phrase.form() != Form.DEFINITE || phrase.kind() != SourceKind.DOCUMENT && !outlet) {
            return null;
        }
        Entry owner = ownerOfPaper(phrase);
        if (owner != null) {
            owner.papers.add(head);
            return owner;
        }
        Entry speaker = latest(entry -> entry.papers.contains(head));
        if (speaker != null && speaker.lastMention >= since && !hasOwnName(phrase)) {
            return speaker;
        }
        boolean plain = phrase.nameTo() - phrase.nameFrom() <= 2;
        NounPhrase document = plain ? subjects.documentBefore(head, phrase.head() + 1) : null;
        Entry paper = outlet ? latest(entry -> entry.kind == SourceKind.OUTLET) : null;
        int last = paper == null ? since : Math.max(since, paper.lastMention);
        if (document == null || document.from() <= last) {
            return null;
        }
        Entry entry = bySameWords(document);
        mention(entry, document);
        return entry;
    }

    private @Nullable Entry ownerOfPaper(NounPhrase phrase) {
        int mark = phrase.from();
        while (mark < phrase.head() && !words.is(mark, Word.Shape.POSSESSIVE)) {
            mark++;
        }
        if (mark == phrase.head()) {
            return null;
        }
        if (!words.isCapital(mark - 1)) {
            String head = words.lower(mark - 1);
            boolean plain =
                    mark - phrase.from() <= 2 && lexicon.nouns.organisations().contains(head);
            Entry named = plain
                    ? latest(
                            entry -> entry.kind == SourceKind.ORGANISATION && hasHead(entry, head) && !isUnnamed(entry))
                    : null;
            return named;
        }
        String owner = lowerName(new Stretch(phrase.from(), mark));
        return latest(entry -> entry.kind == SourceKind.ORGANISATION
                && (lowerName(entry.name).equals(owner) || isShortFor(owner, entry)));
    }

    /** "The auditors": those who made the document that has just spoken. */
    private @Nullable Entry byMaker(NounPhrase phrase, String head) {
        boolean plain = phrase.nameTo() - phrase.nameFrom() == 1;
        if (phrase.kind() != SourceKind.GROUP
                || !plain
                || !lexicon.nouns.makers().contains(head)) {
            return null;
        }
        Entry latest = latest(entry -> entry.kind == SourceKind.DOCUMENT || entry.heads.contains(head));
        boolean near = latest != null
                && latest.lastMention >= 0
                && scene.period(phrase.from()).index()
                                - scene.period(latest.lastMention).index()
                        <= MAKER_REACH;
        if (near && latest != null) {
            latest.heads.add(head);
        }
        return near ? latest : null;
    }

    private boolean hasMakers(Entry entry) {
        return entry.kind == SourceKind.DOCUMENT && entry.heads.stream().anyMatch(lexicon.nouns.makers()::contains);
    }

    /** "The governor" is the one whom the article calls governor, wherever it does. */
    private @Nullable Entry byOffice(NounPhrase phrase, String head) {
        Cast.Player player = phrase.kind() == SourceKind.PERSON ? cast.withOffice(head, phrase.from()) : null;
        if (player == null || !says(player.role(), phrase)) {
            return null;
        }
        Stretch name = player.name();
        return byName(named(name, SourceKind.PERSON, player.role()));
    }

    /** "The DGP" after "Director-General of Police Jane Roe". */
    private @Nullable Entry byOfficeInShort(String key, NounPhrase phrase) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            Entry entry = recent.get(i);
            boolean person = entry.kind == SourceKind.PERSON && entry.role != null && phrase.form() == Form.NAME;
            if (person
                    && entry.role != null
                    && isShortForEnd(key, lowerName(entry.role).replace('-', ' '))) {
                return entry;
            }
        }
        return null;
    }

    /** "CS" for "Agriculture Cabinet Secretary". */
    private static boolean isShortForEnd(String key, String role) {
        for (int at = 0; at >= 0; at = role.indexOf(' ', at + 1)) {
            if (Spelling.isAcronym(key, role.substring(at).strip())) {
                return true;
            }
        }
        return false;
    }

    private static NounPhrase named(Stretch name, SourceKind kind, @Nullable Stretch role) {
        return new NounPhrase(
                name.from(), name.to(), name.from(), name.to(), name.to() - 1, kind, Form.NAME, true, role);
    }

    /** True where what the phrase says beside its noun in capitals is said in the role as well. */
    private boolean says(Stretch role, NounPhrase phrase) {
        for (int at = phrase.nameFrom(); at < phrase.head(); at++) {
            boolean telling = words.isCapital(at) && at > phrase.from() && !holds(role, words.lower(at));
            if (telling) {
                return false;
            }
        }
        return true;
    }

    /** "The mother of two", "the 31-year-old": who has just spoken by name, told of in other words. */
    private @Nullable Entry byEpithet(NounPhrase phrase, String head) {
        if (phrase.kind() != SourceKind.PERSON || phrase.form() != Form.DEFINITE) {
            return null;
        }
        boolean epithet = isEpithet(head);
        Entry subject = epithet ? subjectBefore(phrase, -1, null) : null;
        boolean plain = phrase.nameTo() - phrase.nameFrom() == 1;
        subject = subject == null && (epithet || plain) ? namedBefore(phrase, epithet ? 2 : 0) : subject;
        if (subject != null) {
            return subject;
        }
        boolean leads = lexicon.nouns.leaders().contains(head);
        Entry leader = leads ? leaderOf(phrase) : null;
        leader = leader == null && leads ? actorWithoutRole(phrase) : leader;
        if (leader != null) {
            return leader;
        }
        Entry player = plain ? playerBefore(phrase) : null;
        if (player != null || recent.isEmpty()) {
            return player;
        }
        Entry entry = recent.get(recent.size() - 1);
        Period here = scene.period(phrase.from());
        boolean near = entry.lastMention >= 0
                && scene.period(entry.lastMention).passage() == here.passage()
                && scene.period(entry.lastMention).index() >= here.index() - 2;
        boolean free = entry.role == null && !isUnnamed(entry) || isEpithet(head);
        return near && free && entry.kind == SourceKind.PERSON ? entry : null;
    }

    /** "Roe will visit. … In the speech the Tern leader will say": the one person of whom the article has told, and not what he is. */
    private @Nullable Entry actorWithoutRole(NounPhrase phrase) {
        Stretch name = cast.personBefore(phrase.from(), 0);
        Entry entry = name == null ? null : byName(named(name, SourceKind.PERSON, null));
        boolean near = name != null
                && scene.period(phrase.from()).index()
                                - scene.period(name.from()).index()
                        <= LEADER_REACH;
        return near && entry != null && entry.role == null && !cast.hasOffice(entry.name) ? entry : null;
    }

    private boolean isEpithet(String head) {
        return lexicon.nouns.epithets().contains(head) || lexicon.nouns.isOfAge(head);
    }

    /** "the police boss" is the commissioner of police: what stands before the noun is said of his office. */
    private @Nullable Entry leaderOf(NounPhrase phrase) {
        boolean told = phrase.head() > phrase.nameFrom();
        return latest(
                entry -> told && entry.kind == SourceKind.PERSON && entry.role != null && isToldOf(entry.role, phrase));
    }

    private boolean isToldOf(Stretch role, NounPhrase phrase) {
        for (int at = phrase.nameFrom(); at < phrase.head(); at++) {
            if (words.at(at).isWord() && !holds(role, words.lower(at))) {
                return false;
            }
        }
        return true;
    }

    /** "Jane Roe was glad. The striker laughed": she of whom the sentence before tells, where nobody says what she is. */
    private @Nullable Entry playerBefore(NounPhrase phrase) {
        Period here = scene.period(phrase.from());
        Period before = here.index() == 0 ? here : scene.periods.get(here.index() - 1);
        boolean same = before != here && before.passage() == here.passage();
        NounPhrase subject = same ? subjects.personAtStart(before, phrase.from()) : null;
        if (subject == null || subject.role() != null) {
            return null;
        }
        Entry known = byName.get(key(subject));
        return known != null && known.role != null ? null : byName(subject);
    }

    /** Whoever is named last before a phrase, so many sentences back at most, in the same paragraph. */
    private @Nullable Entry namedBefore(NounPhrase phrase, int sentences) {
        Period here = scene.period(phrase.from());
        int index = here.index();
        while (index > here.index() - sentences
                && index > 0
                && scene.periods.get(index - 1).passage() == here.passage()) {
            index--;
        }
        Stretch name = cast.personBefore(phrase.from(), scene.periods.get(index).from());
        return name == null ? null : byName(named(name, SourceKind.PERSON, null));
    }

    /** "The man" is whoever spoke without a name. */
    private @Nullable Entry byAnonymity(NounPhrase phrase, String head) {
        boolean plain = lexicon.nouns.anybody().contains(head) && phrase.nameTo() - phrase.nameFrom() == 1;
        return plain ? stranger(phrase) : null;
    }

    private @Nullable Entry stranger(NounPhrase phrase) {
        int index = scene.period(phrase.from()).index();
        for (int i = index; i >= Math.max(0, index - 3); i--) {
            NounPhrase subject = subjects.strangerAtStart(scene.periods.get(i), phrase.from());
            if (subject != null) {
                Entry entry = bySameWords(subject);
                mention(entry, subject);
                return entry;
            }
        }
        return latest(entry -> entry.kind == SourceKind.ANONYMOUS);
    }

    /** "The company", "the hospital operator": the organisation that the sentences before speak of. */
    private @Nullable Entry byTrade(NounPhrase phrase, String head) {
        boolean plain = phrase.nameTo() - phrase.nameFrom() == 1;
        boolean body = lexicon.nouns.bodies().contains(head) && (plain || isPlainlyTold(phrase));
        Stretch same = plain ? cast.organisationOfKind(head, phrase.from()) : null;
        same = same == null && plain ? cast.withTrade(head, phrase.from()) : same;
        boolean seated = !lexicon.nouns.isHead(head);
        boolean trade = lexicon.nouns.trades().contains(head) || body || seated || same != null;
        if (!trade || hasOwnName(phrase) || isOwned(phrase)) {
            return null;
        }
        if (body && !plain && same == null) {
            Entry spoken = spokenBody(phrase, head);
            return spoken == null ? subjectBody(phrase) : spoken;
        }
        int period = scene.period(phrase.from()).index();
        int since = scene.periods
                .get(Math.max(0, period - (body && !plain ? 1 : 2)))
                .from();
        Stretch name = same == null ? cast.organisationBefore(phrase.from(), since) : same;
        name = name != null && isOfAnotherTrade(name, head) ? null : name;
        if (name == null && (plain || seated) && !body) {
            Entry spoken = latest(entry -> entry.kind == SourceKind.ORGANISATION
                    && entry.statements > 0
                    && !isOfAnotherTrade(entry.name, head)
                    && !isPlace(lowerName(entry.name)));
            Stretch chief = spoken == null ? cast.chiefOrganisation(phrase.from()) : null;
            boolean fits = chief != null && !isOfAnotherTrade(chief, head) && !isPlace(lowerName(chief));
            Stretch named = fits ? chief : spoken == null ? lastFirm(phrase, head) : null;
            return named != null ? byName(named(named, SourceKind.ORGANISATION, null)) : spoken;
        }
        if (name == null || isOfAnotherTrade(name, head)) {
            return null;
        }
        return byName(named(name, SourceKind.ORGANISATION, null));
    }

    /** "the ratings agency": nothing but common nouns beside one that many are called by. */
    private boolean isPlainlyTold(NounPhrase phrase) {
        boolean plain = phrase.head() - phrase.nameFrom() == 1 && words.is(phrase.nameFrom(), Word.Shape.LOWER);
        return plain
                && phrase.nameTo() == phrase.head() + 1
                && lexicon.nouns.callings().contains(words.lower(phrase.head()));
    }

    /** "Ecuador's civil protection agency" is told in full. */
    private boolean isOwned(NounPhrase phrase) {
        for (int at = phrase.from(); at < phrase.head(); at++) {
            if (words.is(at, Word.Shape.POSSESSIVE)) {
                return true;
            }
        }
        return false;
    }

    /** "the civil protection agency" may be one that spoke before; a name that only stands near says nothing of it. */
    private @Nullable Entry spokenBody(NounPhrase phrase, String head) {
        return latest(entry -> entry.kind == SourceKind.ORGANISATION
                && entry.statements > 0
                && hasHead(entry, head)
                && fits(entry, phrase)
                && !isPlace(lowerName(entry.name)));
    }

    /** "Tern Union fined him. The governing body said": with whom the sentence before starts. */
    private @Nullable Entry subjectBody(NounPhrase phrase) {
        int index = scene.period(phrase.from()).index();
        NounPhrase subject =
                index == 0 ? null : subjects.organisationAtStart(scene.periods.get(index - 1), phrase.from());
        boolean named = subject != null && subject.form() == Form.NAME && subject.kind() == SourceKind.ORGANISATION;
        return named && subject != null && !isPlace(lowerName(new Stretch(subject.nameFrom(), subject.nameTo())))
                ? byName(subject)
                : null;
    }

    /** "the Unite union" has a name of its own; "the US company" and "the FTSE 250 group" have none. */
    private boolean hasOwnName(NounPhrase phrase) {
        for (int at = phrase.nameFrom(); at < phrase.head(); at++) {
            boolean sorts = isPlace(words.lower(at))
                    || lexicon.names.demonyms().contains(words.lower(at))
                    || names.isAcronym(at);
            if (words.isCapital(at)
                    && at > phrase.from()
                    && !sorts
                    && words.lower(at).indexOf('-') < 0) {
                return true;
            }
        }
        return false;
    }

    /** "Tern Air Freight" for "the company", however far back: the latest that is called like one. */
    private @Nullable Stretch lastFirm(NounPhrase phrase, String head) {
        return cast.latestOrganisation(
                phrase.from(),
                name -> name.to() - name.from() > 1
                        && lexicon.names.organisationWords().contains(words.lower(name.to() - 1))
                        && !isOfAnotherTrade(name, head)
                        && !isPlace(lowerName(name)));
    }

    private boolean isOfAnotherTrade(Stretch name, String head) {
        if (lexicon.nouns.collectives().contains(head)) {
            return IntStream.range(name.from(), name.to())
                    .mapToObj(words::lower)
                    .anyMatch(lexicon.nouns.offices()::contains);
        }
        for (int at = name.from(); at < name.to(); at++) {
            String word = words.lower(at);
            boolean ofState = lexicon.nouns.trades().contains(head)
                    && lexicon.nouns.bodies().contains(word);
            if (lexicon.nouns.organisations().contains(word)
                    && !word.equals(head)
                    && (ofState || !isPlainCompany(word))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlainCompany(String word) {
        return lexicon.nouns.trades().contains(word) || lexicon.nouns.bodies().contains(word);
    }

    private static boolean mayBe(Entry entry, NounPhrase phrase) {
        boolean person = entry.kind == SourceKind.PERSON || entry.kind == SourceKind.ANONYMOUS;
        boolean personMeant = phrase.kind() == SourceKind.PERSON || phrase.kind() == SourceKind.ANONYMOUS;
        return entry.kind != SourceKind.GROUP && (!person || personMeant || !phrase.known());
    }

    private boolean hasHead(Entry entry, String head) {
        boolean named = words.lower(entry.name.to() - 1).equals(head);
        return named || entry.heads.contains(head) || entry.role != null && holds(entry.role, head);
    }

    /** "the Ukrainian army" is not the Russian one: what is said beside the noun must be said of the source as well. */
    private boolean fits(Entry entry, NounPhrase phrase) {
        for (int at = phrase.nameFrom(); at < phrase.head(); at++) {
            boolean telling = words.isCapital(at)
                    && !words.is(at, lexicon.grammar.determiners())
                    && words.lower(at).indexOf('-') < 0;
            if (telling
                    && !(names.isAcronym(at) && isShortFor(at, entry.name))
                    && !holds(entry.name, words.lower(at))
                    && !(entry.role != null && holds(entry.role, words.lower(at)))) {
                return false;
            }
        }
        return !isOfAnotherKind(entry, phrase);
    }

    /** "the TIN poll" is that by the Tern Institute of Norland. */
    private boolean isShortFor(int acronym, Stretch name) {
        int from = name.from();
        while (from < name.to() && !words.isCapital(from)) {
            from++;
        }
        return from < name.to() && Spelling.isAcronym(words.lower(acronym), lowerName(new Stretch(from, name.to())));
    }

    /** "the prosecutor's office" is not "the weather office" named before. */
    private boolean isOfAnotherKind(Entry entry, NounPhrase phrase) {
        String head = words.lower(phrase.head());
        int beside = phrase.head() - 1;
        while (beside > phrase.nameFrom() && words.is(beside, Word.Shape.POSSESSIVE)) {
            beside--;
        }
        boolean told = beside >= phrase.nameFrom() && words.is(beside, Word.Shape.LOWER);
        boolean unsaid = told
                && !holds(entry.name, words.lower(beside))
                && !(entry.role != null && holds(entry.role, words.lower(beside)));
        return unsaid && (isTold(entry.name, head) || entry.role != null && isTold(entry.role, head));
    }

    /** True where a common noun stands before the head. */
    private boolean isTold(Stretch stretch, String head) {
        for (int at = stretch.from() + 1; at < stretch.to(); at++) {
            if (words.lower(at).equals(head) && words.is(at - 1, Word.Shape.LOWER)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Stretch stretch, String lower) {
        for (int at = stretch.from(); at < stretch.to(); at++) {
            if (words.lower(at).equals(lower)) {
                return true;
            }
        }
        return false;
    }

    /** "the newspaper" is the latest outlet, "the report" the latest outlet or document. */
    private @Nullable Entry byClass(NounPhrase phrase, String head) {
        if (phrase.nameTo() - phrase.nameFrom() > 2) {
            return null;
        }
        return switch (phrase.kind()) {
            case OUTLET -> outlet(head, phrase);
            case DOCUMENT -> lexicon.nouns.handouts().contains(head) ? handout(phrase) : document(head);
            default -> null;
        };
    }

    private @Nullable Entry outlet(String head, NounPhrase phrase) {
        Entry entry = latest(candidate -> candidate.kind == SourceKind.OUTLET
                || candidate.kind == SourceKind.DOCUMENT
                        && lexicon.nouns.papers().contains(head));
        Stretch named = phrase.form() == Form.DEFINITE ? cast.outletBefore(phrase.from()) : null;
        boolean later = named != null && (entry == null || named.from() > entry.lastMention);
        return named != null && later ? byName(named(named, SourceKind.OUTLET, null)) : entry;
    }

    private @Nullable Entry document(String head) {
        if (lexicon.nouns.outletReports().contains(head)) {
            return latest(entry -> entry.kind == SourceKind.OUTLET || entry.kind == SourceKind.DOCUMENT);
        }
        return lexicon.nouns.papers().contains(head) ? latest(this::hasPaper) : null;
    }

    /** "Tern Foods responded. The statement said": of the one who spoke last. */
    private @Nullable Entry handout(NounPhrase phrase) {
        Entry entry = latest(candidate -> candidate.statements > 0
                && (candidate.kind == SourceKind.ORGANISATION || candidate.kind == SourceKind.PERSON));
        boolean near = entry != null
                && entry.lastMention >= 0
                && scene.period(phrase.from()).index()
                                - scene.period(entry.lastMention).index()
                        <= 2;
        return near && phrase.nameTo() - phrase.nameFrom() == 1 ? entry : null;
    }

    private boolean hasPaper(Entry entry) {
        return entry.kind == SourceKind.DOCUMENT || !entry.papers.isEmpty();
    }

    /** "said in a filing": later on "the filing" is the speaker's word. */
    void learnPaper(Entry entry, String noun) {
        entry.papers.add(noun);
    }

    /** "Tern Foods was open. A statement said": the statement of the one who spoke last in the paragraph. */
    private @Nullable Entry byStatement(NounPhrase phrase) {
        boolean plain = phrase.to() - phrase.from() == 2 && words.is(phrase.head(), lexicon.nouns.handouts());
        Entry entry = plain
                ? latest(candidate -> candidate.kind == SourceKind.ORGANISATION && candidate.statements > 0)
                : null;
        boolean near = entry != null
                && entry.lastMention >= 0
                && scene.period(entry.lastMention).passage()
                        == scene.period(phrase.from()).passage();
        return near ? entry : bySameWords(phrase);
    }

    private Entry bySameWords(NounPhrase phrase) {
        String key = lowerName(new Stretch(phrase.nameFrom(), phrase.nameTo()));
        Entry known = byName.get(key);
        if (known == null) {
            known = create(phrase);
            byName.put(key, known);
        }
        known.heads.add(words.lower(phrase.head()));
        return known;
    }

    /** Takes two for one: what was told of the first is told of the second. */
    void join(Entry first, Entry second) {
        second.mentions.addAll(first.mentions);
        second.statements += first.statements;
        second.heads.addAll(first.heads);
        entries.remove(first);
        byName.replaceAll((key, entry) -> entry == first ? second : entry);
    }

    /** Adds the places where the names of people stand outside of claims. */
    void addOtherMentions() {
        for (int at = 0; at < words.size(); at++) {
            Entry entry = words.isCapital(at) ? byName.get(words.lower(at)) : null;
            if (entry != null && entry.kind == SourceKind.PERSON) {
                addMention(entry, at);
            }
        }
    }

    private void addMention(Entry entry, int surname) {
        int from = surname;
        while (from > 0
                && surname - from < 4
                && words.isCapital(from - 1)
                && holds(entry.name, words.lower(from - 1))) {
            from--;
        }
        Span span = words.span(from, surname + 1);
        Span before = entry.mentions.floor(new Span(span.start(), Integer.MAX_VALUE));
        Span after = entry.mentions.ceiling(span);
        boolean known = before != null && before.overlaps(span) || after != null && after.overlaps(span);
        if (!known) {
            entry.mentions.add(span);
        }
    }
}
