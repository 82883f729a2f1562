package app.plantain.core.nodes;

/**
 * How one kind of event is written down, so that the other nodes hear of it too. A bean of this type is all that makes an
 * event travel: it leaves after the commit of the transaction that published it, and is published on each other node as
 * the same type, outside of any transaction. So {@code @TransactionalEventListener} hears of its own node only, and with
 * {@code fallbackExecution = true} of all nodes, of each event once.
 *
 * <p>Such an event may be lost, and {@link ChangesMissed} says when that may have happened. Listeners do not block.
 *
 * @param <E> the event
 */
public interface EventFormat<E> {

    /** One word by which all nodes know this kind of event. */
    String name();

    /** The type of the event itself, not of a parent. */
    Class<E> type();

    /** The event as one short line. Ids only: everybody who may read the database can listen. */
    String write(E event);

    /**
     * The event of such a line.
     *
     * @throws IllegalArgumentException where the line says something unknown, as from a newer version of Plantain
     */
    E read(String line);
}
