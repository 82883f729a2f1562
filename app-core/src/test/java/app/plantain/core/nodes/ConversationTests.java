package app.plantain.core.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConversationTests {

    private final SettableClock clock = new SettableClock();
    private final BlockingQueue<Object> published = new LinkedBlockingQueue<>();
    private final Conversation conversation =
            new Conversation(new Delivery(published::add, new EventLines(List.of(new WordFormat()))), clock);

    @Test
    void anEventOfAnotherNodeIsPublished() throws InterruptedException {
        assertThat(hear("word hello")).isEqualTo(new Word("hello"));
    }

    @Test
    void whatANodeSaidItselfIsLeftAlone() throws InterruptedException {
        conversation.say("word own");

        assertThat(conversation.hear(conversation.next().orElseThrow())).isTrue();
        assertThat(hear("word other")).isEqualTo(new Word("other"));
    }

    @Test
    void whatIsNotUnderstoodIsSomethingMissed() throws InterruptedException {
        assertThat(hear("colour green")).isEqualTo(new ChangesMissed());
        assertThat(hear("word ")).isEqualTo(new ChangesMissed());
        assertThat(hear("hello")).isEqualTo(new ChangesMissed());
    }

    @Test
    void aNodeThatFellSilentMayHaveTakenEventsAlong() throws InterruptedException {
        hear("word hello");

        clock.advance(Duration.ofSeconds(29));
        conversation.forgetSilent();
        assertThat(published).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        conversation.forgetSilent();

        assertThat(next()).isEqualTo(new ChangesMissed());
        conversation.forgetSilent();
        assertThat(hear("word again")).isEqualTo(new Word("again"));
    }

    @Test
    void equalEventsAreSaidOnceAndManyAreSplit() {
        for (var i = 0; i < 1_000; i++) {
            conversation.say("word " + "x".repeat(100) + i);
            conversation.say("word same");
        }

        var said = 0;
        for (var next = conversation.next(); next.isPresent(); next = conversation.next()) {
            assertThat(next.get()).hasSizeLessThan(8_000);
            said += Letter.parse(next.get()).lines().size();
        }
        assertThat(said).isEqualTo(1_001);
    }

    @Test
    void whatIsTooMuchOrTooLongToSayIsSaidToBeMissed() {
        for (var i = 0; i <= Outbox.MOST_LINES; i++) {
            conversation.say("word " + i);
        }
        assertThat(Letter.parse(conversation.next().orElseThrow()).lines()).containsExactly(Letter.MISSED);

        conversation.say("word " + "x".repeat(Outbox.MOST_BYTES));
        assertThat(Letter.parse(conversation.next().orElseThrow()).lines()).containsExactly(Letter.MISSED);
    }

    private Object hear(String line) throws InterruptedException {
        assertThat(conversation.hear(new Letter("other", List.of(line)).text())).isFalse();
        return next();
    }

    private Object next() throws InterruptedException {
        var event = published.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    record Word(String text) {}

    private static final class WordFormat implements EventFormat<Word> {

        @Override
        public String name() {
            return "word";
        }

        @Override
        public Class<Word> type() {
            return Word.class;
        }

        @Override
        public String write(Word event) {
            return event.text();
        }

        @Override
        public Word read(String line) {
            if (line.isEmpty()) {
                throw new IllegalArgumentException("No word");
            }
            return new Word(line);
        }
    }
}
