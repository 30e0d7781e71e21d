using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.PeerChallenges;
using Goldthread.Toolkit.Tests.Learning;

namespace Goldthread.Toolkit.Tests.PeerChallenges;

/// <summary>What may happen in a peer challenge and when, without a store.</summary>
public sealed class PeerStepsTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);
    private static readonly User Host = Partners.User("host", Partners.Council, "integration-lead");
    private static readonly User Colleague = Partners.User("colleague", Partners.Council);
    private static readonly User Lead = Partners.User("lead", Partners.Trust, "integration-lead");
    private static readonly User Member = Partners.User("member", Partners.Board, "analyst");
    private static readonly User Editor = Partners.User("editor", Partners.Board, "toolkit-editor");

    [Fact]
    public void Way_FromAskingToTheRevisit_IsPossible()
    {
        var c = Agreed();
        c = Done(c, Host, HostSteps.AddAction(new PlannedAction(1, 2, "One list", "The lead nurse", Today.AddDays(5))));
        c.Actions[0].IsLate(Today.AddDays(5)).ShouldBeFalse();
        c.Actions[0].IsLate(Today.AddDays(6)).ShouldBeTrue();
        c = Done(c, Host, HostSteps.Mark(1, true));
        c.Actions[0].IsLate(Today.AddDays(6)).ShouldBeFalse();
        c = Done(c, Host, HostSteps.SetRevisit(Today));
        Refused(c, Host, TeamSteps.Revisit(2, Became.Done, "Yes")).Kind.ShouldBe(FaultKind.Forbidden, "the team says what became of it, not the host");
        c = Done(c, Member, TeamSteps.Revisit(2, Became.PartlyDone, "On one ward"));

        c.State.ShouldBe(PeerState.Revisited);
        c.Findings.Single(f => f.Number == 2).BecameWords.ShouldBe("On one ward");
    }

    [Fact]
    public void Suggestion_AfterAMissedTarget_IsNothingUntilTheHostAgrees()
    {
        HostSteps.Begin(1, Host.Organisation, "Council", "", "", "", Editor).Fault.Path.ShouldBe("Target");
        HostSteps.Begin(1, Host.Organisation, "Council", "Delays", "", "", Lead).Fault.Kind.ShouldBe(FaultKind.Forbidden, "another organisation cannot begin one for the host");
        var c = HostSteps.Begin(1, Host.Organisation, "Council", "Delays", "", "", Editor).Value;

        (c.State, c.Reason).ShouldBe((PeerState.Suggested, PeerReason.MissedTarget));
        Refused(c, Lead, TeamSteps.Offer(true, false, null));
        Refused(c, Editor, HostSteps.Agree("Mine")).Kind.ShouldBe(FaultKind.Forbidden);
        Refused(c, Colleague, HostSteps.Agree("Mine")).Kind.ShouldBe(FaultKind.Forbidden, "who leads improvement agrees");
        Refused(c, Host, HostSteps.Agree(" ")).Path.ShouldBe("Scope");
        Done(c, Host, HostSteps.Agree("Our questions")).State.ShouldBe(PeerState.Asked);
        Done(c, Host, HostSteps.Decline()).State.ShouldBe(PeerState.Declined);
    }

    [Fact]
    public void Team_SameOrganisationOrUndeclaredConflict_IsRefused()
    {
        var c = Asked();
        Refused(c, Host, TeamSteps.Offer(false, false, null)).Message.ShouldContain("you cannot be in the team");
        Refused(c, Colleague, TeamSteps.Offer(true, false, null)).Message.ShouldContain("you cannot be in the team");
        Refused(c, Lead, TeamSteps.Offer(true, null, null)).Path.ShouldBe("HasConflict");
        Refused(c, Lead, TeamSteps.Offer(true, true, "")).Path.ShouldBe("Conflict");

        c = Done(c, Lead, TeamSteps.Offer(true, true, "I worked there until May"));
        Done(c, Lead, TeamSteps.Offer(false, false, null)).Team.Count.ShouldBe(1, "offered twice is offered once");
        Refused(c, Host, HostSteps.Choose("lead", true, "")).Path.ShouldBe("Why");
        c = Done(c, Host, HostSteps.Choose("lead", true, "Long enough ago"));
        c = Done(c, Member, TeamSteps.Offer(true, false, null));
        Refused(c, Host, HostSteps.Choose("member", true, null)).Message.ShouldContain("A team has one");
        Refused(c, Lead, HostSteps.Choose("member", true, null)).Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Fact]
    public void Confirm_WithoutLeadSecondPeerOrSession_IsRefused()
    {
        var c = Asked();
        Refused(c, Host, HostSteps.Confirm()).Message.ShouldContain("no lead peer");
        c = Done(Done(c, Lead, TeamSteps.Offer(true, false, null)), Host, HostSteps.Choose("lead", true, null));
        Refused(c, Host, HostSteps.Confirm()).Message.ShouldContain("at least one more");
        c = Done(Done(c, Member, TeamSteps.Offer(false, false, null)), Host, HostSteps.Choose("member", true, null));
        Refused(c, Host, HostSteps.Confirm()).Message.ShouldContain("no session");
        Refused(c, Member, HostSteps.AddSession(Session() with { To = Session().From, Who = "" })).Path.ShouldBe("To");
        c = Done(c, Member, HostSteps.AddSession(Session()));
        Done(c, Member, HostSteps.AddSession(Session())).Visit.Count.ShouldBe(1, "sent twice is added once");

        Done(c, Host, HostSteps.Confirm()).State.ShouldBe(PeerState.Planned);
    }

    [Fact]
    public void StepDown_LeavesTooFew_ArrangesAnew() => Done(Planned(), Member, TeamSteps.StepDown()).State.ShouldBe(PeerState.Asked);

    [Fact]
    public void Visited_BeforeItsFirstDay_IsRefused() =>
        TeamSteps.Visited().Decide(Planned(), new StepBy(Lead, new DateOnly(2026, 11, 8))).Fault.Message.ShouldContain("has not begun");

    [Fact]
    public void Interview_WithANumberOfAPatient_IsRefusedAndNeverForTheHost()
    {
        var c = Planned();
        Refused(c, Member, TeamSteps.Hear(new Interview(1, "Ward manager", Today, "Ask about 999-000-0018", ""))).Path.ShouldBe("Notes");
        Refused(c, Host, TeamSteps.Hear(new Interview(1, "Ward manager", Today, "Good", ""))).Kind.ShouldBe(FaultKind.Forbidden);
        c = Done(c, Member, TeamSteps.Hear(new Interview(1, "Ward manager", Today, "Good", "")));
        c.Interviews[0].By.ShouldBe(Member.Name);
    }

    [Fact]
    public void Report_SentBackForFacts_ReturnsToTheTeamAndIsReadWhenItIsSent()
    {
        var c = Visited();
        c.MayReadFindings(Host).ShouldBeFalse();
        c.MayReadFindings(Editor).ShouldBeFalse();
        Refused(c, Member, TeamSteps.Send("All")).Message.ShouldContain("lead peer sends");
        c = Done(c, Lead, TeamSteps.Send("All in all"));
        c.MayReadFindings(Colleague).ShouldBeTrue();
        Refused(c, Host, HostSteps.Publish(true)).Kind.ShouldBe(FaultKind.Conflict, "nobody has agreed the facts");
        c = Done(c, Host, HostSteps.SendBack("It was 7 wards"));
        (c.State, c.FactsToMend).ShouldBe((PeerState.Visited, "It was 7 wards"));
        c = Done(Done(c, Lead, TeamSteps.Send("Mended")), Host, HostSteps.AgreeFacts());

        c.IsPublished.ShouldBeFalse("private until the host says so");
        Done(c, Host, HostSteps.Publish(true)).IsPublished.ShouldBeTrue();
    }

    [Fact]
    public void Withdraw_AtAnyTime_NeedsNoReasonAndHidesTheReport()
    {
        foreach (var c in new[] { Asked(), Planned(), Visited(), Agreed(), Done(Agreed(), Host, HostSteps.Publish(true)) })
        {
            Refused(c, Lead, HostSteps.Withdraw()).Kind.ShouldBe(FaultKind.Forbidden);
            var ended = Done(c, Host, HostSteps.Withdraw());
            (ended.State, ended.IsPublished).ShouldBe((PeerState.Withdrawn, false));
            Refused(ended, Lead, TeamSteps.Find(new Finding(9, FindingKind.Strength, "x", "y", "")));
        }
    }

    [Fact]
    public void Counts_ThreePilotsAndSeventeenPlanned_AreCountedByState()
    {
        // EX, 25: three pilots, and a further 17 planned.
        var pilot = Agreed() with { Programme = "Health and wellbeing" };
        PeerChallenge[] all = [.. Enumerable.Repeat(pilot, 3), .. Enumerable.Repeat(Asked() with { Programme = "health and wellbeing" }, 12), .. Enumerable.Repeat(Planned() with { Programme = "Health and wellbeing" }, 5), Done(pilot, Host, HostSteps.Withdraw())];

        PeerCount.Of(all).ShouldBe([new PeerCount("Health and wellbeing", 3, 17)]);
    }

    internal static VisitSession Session() => new(1, new DateTimeOffset(2026, 11, 9, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 9, 12, 0, 0, TimeSpan.Zero), "A walk through the ward", "ward managers", "Ward 3");

    private static PeerChallenge Asked() => HostSteps.Begin(1, Host.Organisation, Host.OrganisationName, "", "", "Do people leave with one plan?", Host).Value;

    private static PeerChallenge Planned()
    {
        var c = Done(Done(Asked(), Lead, TeamSteps.Offer(true, false, null)), Host, HostSteps.Choose("lead", true, null));
        c = Done(Done(c, Member, TeamSteps.Offer(false, false, null)), Host, HostSteps.Choose("member", true, null));
        return Done(Done(c, Host, HostSteps.AddSession(Session())), Host, HostSteps.Confirm());
    }

    private static PeerChallenge Visited()
    {
        var c = Done(Planned(), Lead, TeamSteps.Visited());
        c = Done(c, Member, TeamSteps.Find(new Finding(1, FindingKind.Strength, "One front door", "Seen on 3 wards", "")));
        return Done(c, Member, TeamSteps.Find(new Finding(2, FindingKind.Recommendation, "Make one list", "Told by 5 managers", "")));
    }

    private static PeerChallenge Agreed() => Done(Done(Visited(), Lead, TeamSteps.Send("All in all")), Host, HostSteps.AgreeFacts());

    private static PeerChallenge Done(PeerChallenge c, User user, PeerStep step) => step.Decide(c, new StepBy(user, Today)).Value;

    private static Fault Refused(PeerChallenge c, User user, PeerStep step)
    {
        var answer = step.Decide(c, new StepBy(user, Today));
        answer.Succeeded.ShouldBeFalse();
        return answer.Fault;
    }
}
