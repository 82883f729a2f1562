package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.List;
import java.util.UUID;

/**
 * One way to look for transfers: candidates along an index that has them in the order of time, and what is asked of each.
 * The texts are parts of a query, in which {@code :value} stands for what is looked for.
 *
 * @param source what has the candidates' {@code id} and {@code kind}; is called {@code x}
 * @param condition which of {@code x} are candidates
 * @param filter which of the candidates, {@code x} again, are found
 */
record SearchWay(String source, String condition, String filter, Object value) {

    private static final String TRANSFERS = "credit_transfer";
    private static final String CAME_IN = "(select id, amount, reason, 'GRANT' as kind from credit_grant)";
    private static final String ANY = "1 = 1";

    /** All of them: along the primary key. */
    static SearchWay all() {
        return filtered(ANY, "");
    }

    /** All that came in, without corrections that took something back: along the primary key of what came in. */
    static SearchWay cameIn() {
        return new SearchWay(CAME_IN, ANY, ANY, "");
    }

    /** What has to do with an id, of whatever it is. */
    static List<SearchWay> id(UUID id) {
        return List.of(
                indexed("x.id = :value", id),
                indexed("x.hold_id = :value", id),
                indexed("x.hold_id in (select j.hold_id from job j where j.id = :value)", id),
                indexed("x.hold_id in (select j.hold_id from job j where j.batch_id = :value)", id),
                indexed("x.team_id = :value", id),
                indexed("x.user_id = :value", id),
                redemptions("r.code_id = :value", id),
                redemptions("r.batch_id = :value", id));
    }

    static SearchWay team(TeamId team) {
        return indexed("x.team_id = :value", team.value());
    }

    /** Of more teams than can be followed one by one. */
    static SearchWay teams(String part) {
        return filtered("x.team_id in (select n.id from team n where position(:value in lower(n.name)) > 0)", part);
    }

    static SearchWay person(UserId person) {
        return indexed("x.user_id = :value", person.value());
    }

    /** Of more people than can be followed one by one. */
    static SearchWay people(String part) {
        return filtered("x.user_id in (select n.id from app_user n where position(:value in n.email) > 0)", part);
    }

    static SearchWay amount(Credits amount) {
        return filtered("x.amount = :value", amount.hundredths());
    }

    /** Among what came in there is an index by amount; among all it would cost every image that is made. */
    static SearchWay amountThatCameIn(Credits amount) {
        return new SearchWay(CAME_IN, "x.amount = :value", ANY, amount.hundredths());
    }

    static SearchWay key(String businessKey) {
        return indexed("x.business_key = :value", businessKey);
    }

    /** By the last characters of a code. */
    static SearchWay code(String hint) {
        return redemptions("r.code_id in (select c.id from code c where c.hint = :value)", hint);
    }

    /** By a part of the name of a batch of codes. */
    static SearchWay codes(String part) {
        return redemptions(
                "r.batch_id in (select b.id from code_batch b where position(:value in lower(b.name)) > 0)", part);
    }

    /** By a part of the reason, of what came in. */
    static SearchWay reason(String part) {
        return new SearchWay(CAME_IN, ANY, "position(:value in lower(x.reason)) > 0", part);
    }

    private static SearchWay indexed(String condition, Object value) {
        return new SearchWay(TRANSFERS, condition, ANY, value);
    }

    private static SearchWay filtered(String filter, Object value) {
        return new SearchWay(TRANSFERS, ANY, filter, value);
    }

    /** The transfers of redemptions, by their business key. */
    private static SearchWay redemptions(String condition, Object value) {
        return new SearchWay("""
                (select t.id, t.kind from (
                    select r.code_id, r.team_id from code_redemption r
                    where %s and r.id < :below order by r.id desc limit :window + 1) r
                join credit_transfer t
                    on t.business_key = 'code:' || cast(r.code_id as varchar) || ':' || cast(r.team_id as varchar))""".formatted(condition), ANY, ANY, value);
    }
}
