package app.plantain.core.gallery;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links that open boards to guests. A token has 256 random bits. It is kept readable, since its owner wants to copy
 * the address again; what it opens is public to whoever has it anyway.
 */
@Service
public class ShareLinks {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The longest life of a link. */
    public static final Duration MAX_LIFE = Duration.ofDays(366);

    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ShareLinks(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a new address for a board.
     *
     * @param life how long it works, at most {@link #MAX_LIFE}
     * @throws NoSuchElementException where the team has no such board
     */
    @Transactional
    public ShareLink create(Member member, BoardId board, Duration life) {
        if (!life.isPositive() || life.compareTo(MAX_LIFE) > 0) {
            throw new IllegalArgumentException("A share link works for at most %d days".formatted(MAX_LIFE.toDays()));
        }
        var name = boardName(member.team(), board);
        var now = OffsetDateTime.now(clock);
        var link = new ShareLink(
                new ShareLinkId(TimeOrderedIds.next()),
                newToken(),
                now.toInstant(),
                now.plus(life).toInstant(),
                Optional.empty());
        jdbc.sql("""
                insert into share_link (id, team_id, board_id, token, created_by, created_at, expires_at, version)
                values (?, ?, ?, ?, ?, ?, ?, 0)""")
                .params(
                        link.id().value(),
                        member.team().value(),
                        board.value(),
                        link.token(),
                        member.user().value(),
                        now,
                        now.plus(life))
                .update();
        audit.record(member.user(), member.team(), "share.create", name, "Until " + UNTIL.format(link.expiresAt()));
        return link;
    }

    /** Ends a link at once. Ending it again does nothing. */
    @Transactional
    public void revoke(Member member, ShareLinkId link) {
        var ended = jdbc.sql("update share_link set revoked_at = ? where id = ? and team_id = ? and revoked_at is null")
                .params(OffsetDateTime.now(clock), link.value(), member.team().value())
                .update();
        if (ended == 1) {
            audit.record(
                    member.user(), member.team(), "share.revoke", link.toString(), "The address opens nothing now");
        }
    }

    /** The links of one of the team's boards, newest first. */
    @Transactional(readOnly = true)
    public List<ShareLink> list(TeamId team, BoardId board) {
        return jdbc.sql("""
                select id, token, created_at, expires_at, revoked_at from share_link
                where board_id = ? and team_id = ? order by id desc""")
                .params(board.value(), team.value())
                .query(ShareLinks::link)
                .list();
    }

    /** The board that a token opens now; empty where it is unknown, expired or revoked. */
    @Transactional(readOnly = true)
    public Optional<SharedBoard> find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select b.id, b.team_id, b.name, (select count(*) from board_asset m where m.board_id = b.id) as images
                from share_link l join board b on b.id = l.board_id
                where l.token = ? and l.revoked_at is null and l.expires_at > ?""")
                .params(token, OffsetDateTime.now(clock))
                .query((row, number) -> new SharedBoard(
                        new BoardId(row.getObject("id", UUID.class)),
                        new TeamId(row.getObject("team_id", UUID.class)),
                        row.getString("name"),
                        row.getInt("images")))
                .optional();
    }

    private String boardName(TeamId team, BoardId board) {
        return jdbc.sql("select name from board where id = ? and team_id = ?")
                .params(board.value(), team.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("This board is gone. Go back to all boards."));
    }

    private String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ShareLink link(ResultSet row, int number) throws SQLException {
        return new ShareLink(
                new ShareLinkId(row.getObject("id", UUID.class)),
                row.getString("token"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                Objects.requireNonNull(row.getObject("expires_at", OffsetDateTime.class))
                        .toInstant(),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
