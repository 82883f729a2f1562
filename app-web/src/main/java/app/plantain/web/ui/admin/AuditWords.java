package app.plantain.web.ui.admin;

/** What people read in the place of an action's name. */
final class AuditWords {

    private AuditWords() {}

    /** The action in words; one that has none here is shown by its name. */
    static String of(String action) {
        return switch (action) {
            case "account.password" -> "Changed the password";
            case "board.delete" -> "Deleted a board";
            case "budget.add" -> "Made a budget";
            case "budget.approve" -> "Gave more of a budget";
            case "budget.ask" -> "Asked for more of a budget";
            case "budget.change" -> "Changed a budget";
            case "budget.decline" -> "Gave no more of a budget";
            case "budget.remove" -> "Removed a budget";
            case "budget.reopen" -> "Took a decision on a budget back";
            case "budget.restore" -> "Brought a budget back";
            case "code.make" -> "Made codes";
            case "code.redeem" -> "Redeemed a code";
            case "code.restore" -> "Made revoked codes valid again";
            case "code.revoke" -> "Revoked codes";
            case "code.wrong" -> "Tried a wrong code";
            case "connection.add" -> "Connected a vendor";
            case "connection.change" -> "Changed a connection";
            case "connection.correct" -> "Corrected what a connection can do";
            case "connection.declare" -> "Brought a connection in line with configuration";
            case "connection.edit" -> "Edited a connection";
            case "connection.webhook" -> "Changed the webhook secret of a connection";
            case "connection.key" -> "Rotated the key of a connection";
            case "connection.limit" -> "Changed the limits of a connection";
            case "connection.picture" -> "Made a test picture";
            case "connection.resume" -> "Resumed a connection";
            case "credits.allow" -> "Changed the regular credits";
            case "credits.correct" -> "Took credits back";
            case "credits.grant" -> "Granted credits";
            case "doubt.rule" -> "Changed what happens to lost answers";
            case "engine.pause" -> "Paused all jobs";
            case "engine.resume" -> "Resumed all jobs";
            case "invitation.accept" -> "Accepted an invitation";
            case "invitation.make" -> "Invited somebody";
            case "invitation.revoke" -> "Revoked an invitation";
            case "key.make" -> "Made an API key";
            case "key.revoke" -> "Revoked an API key";
            case "price.back" -> "Took a price back";
            case "price.group" -> "Changed the price group of a team";
            case "price.set" -> "Set a price";
            case "routing.policy" -> "Changed how connections are chosen";
            case "setup.complete" -> "Set Plantain up";
            case "share.create" -> "Shared a board";
            case "share.revoke" -> "Revoked a share link";
            case "team.leave" -> "Left the team";
            case "team.remove" -> "Removed a person";
            case "team.rename" -> "Renamed the team";
            case "team.role" -> "Changed a role";
            case "team.zone" -> "Changed the team's time zone";
            default -> action;
        };
    }
}
