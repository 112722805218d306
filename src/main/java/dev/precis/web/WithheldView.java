package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.summary.Summary.Withheld;
import java.util.List;

/** A sentence that was drafted and could not be proven. */
record WithheldView(
        @JsonPropertyDescription("The sentence. It is not proven.")
        String text,

        List<ReasonView> reasons) {

    static WithheldView of(Withheld withheld) {
        return new WithheldView(
                withheld.text(), withheld.reasons().stream().map(ReasonView::of).toList());
    }
}
