package app.plantain.web.ui.live;

import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.MyTeam;
import app.plantain.web.ui.layout.WorkspaceHeader;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CreditText;
import org.springframework.stereotype.Component;

/** Keeps the team and its balance in the bar above every view. */
@Component
class TeamHeader implements WorkspaceHeader {

    private final CurrentMember current;
    private final Ledger ledger;
    private final LiveChanges live;

    TeamHeader(CurrentMember current, Ledger ledger, LiveChanges live) {
        this.current = current;
        this.ledger = ledger;
        this.live = live;
    }

    @Override
    public void fill(WorkspaceLayout frame) {
        current.find().ifPresent(member -> {
            frame.setTeam(current.team().map(MyTeam::name).orElse(""));
            live.follow(frame, member, changes -> showBalance(frame, member));
            showBalance(frame, member);
        });
    }

    private void showBalance(WorkspaceLayout frame, Member member) {
        var balance = ledger.balance(member.team());
        frame.setBalance(
                CreditText.brief(balance.available()), balance.held().isZero() ? "" : CreditText.brief(balance.held()));
    }
}
