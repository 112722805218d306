package dev.precis.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a draft as the model would have answered it, to show it its own earlier answer. */
final class DraftJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DraftJson() {}

    static String write(Draft draft) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("headline", draft.headline() == null ? "" : draft.headline());
        ArrayNode sentences = answer.putArray("sentences");
        draft.sentences().forEach(sentence -> write(sentence, sentences.addObject()));
        ArrayNode figures = answer.putArray("key_figures");
        draft.keyFigures().forEach(figure -> figures.addObject()
                .put("figure", figure.figure())
                .put("label", figure.label() == null ? "" : figure.label()));
        return answer.toString();
    }

    private static void write(Draft.DraftSentence sentence, ObjectNode into) {
        into.put("text", sentence.text());
        ArrayNode figures = into.putArray("figures");
        sentence.figures().forEach(figures::add);
        ArrayNode evidence = into.putArray("evidence");
        sentence.evidence().forEach(index -> evidence.add(ArticleSheet.number(index)));
    }
}
