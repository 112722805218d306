package dev.precis.draft;

import dev.precis.sources.Claim;
import dev.precis.sources.Reading;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who speaks in each sentence of one article, so that a summary can let more than one side speak. */
final class Voices {
    private final Map<Integer, Set<String>> speakers = new HashMap<>();

    Voices(Reading reading, List<Extract> extracts) {
        for (Extract extract : extracts) {
            for (Claim claim : reading.claims()) {
                if (extract.sentence().span().overlaps(claim.cue())) {
                    speakers.computeIfAbsent(extract.index(), index -> new HashSet<>())
                            .add(claim.source());
                }
            }
        }
    }

    /** True where somebody speaks who has not spoken in the picked ones. */
    boolean isNew(Extract extract, Collection<Extract> picked) {
        Set<String> here = speakers.getOrDefault(extract.index(), Set.of());
        Set<String> heard = new HashSet<>();
        picked.forEach(other -> heard.addAll(speakers.getOrDefault(other.index(), Set.of())));
        return !here.isEmpty() && !heard.containsAll(here);
    }
}
