package dev.precis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContestTest {
    private final AtomicLong now = new AtomicLong(7);
    private final Contest contest = new Contest(now::get);

    @AfterEach
    void nobody() {
        Contest.as(null);
    }

    private void work(String key, int pieces) {
        Contest.as(key);
        for (int i = 0; i < pieces; i++) {
            contest.begin();
        }
    }

    @Test
    void aKeyAloneIsNeverGreedy() {
        work("loud", 30);
        for (int i = 0; i < 5; i++) {
            assertThat(contest.isGreedy("loud", 1)).isFalse();
        }
    }

    @Test
    void aKeyHasItsShareWhileOthersAskAndForAWhileAfter() {
        work("loud", 2);
        assertThat(contest.isGreedy("loud", 2)).isFalse();
        assertThat(contest.isGreedy("quiet", 2)).isFalse();
        assertThat(contest.isGreedy("loud", 2)).isTrue();
        assertThat(contest.isGreedy("loud", 3)).isFalse();
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(contest.isGreedy("loud", 2)).isTrue();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(contest.isGreedy("loud", 2)).isFalse();
    }

    @Test
    void forgetsWorkThatHasEnded() {
        work("loud", 2);
        contest.isGreedy("loud", 1);
        contest.isGreedy("quiet", 1);
        contest.end();
        assertThat(contest.isGreedy("loud", 1)).isTrue();
        contest.end();
        assertThat(contest.isGreedy("loud", 1)).isFalse();
        contest.end();
        work("loud", 1);
        assertThat(contest.isGreedy("loud", 1)).isTrue();
    }
}
