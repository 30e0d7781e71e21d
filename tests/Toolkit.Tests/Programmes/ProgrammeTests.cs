using Goldthread.Kernel.Values;
using Goldthread.Support;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Panels;
using static Goldthread.Toolkit.Tests.Programmes.MadeCall;

namespace Goldthread.Toolkit.Tests.Programmes;

/// <summary>A small call through its services: what may not happen, two at once, what comes late, what is taken back.</summary>
public sealed class ProgrammeTests
{
    private static readonly string[] Three = ["P1", "P2", "P3"];

    [DatabaseTheory]
    public async Task Submit_OneSecondBeforeAndAtTheClose_IsTakenAndRefusedWithTheDraftKept(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        made.Clock.Now = made.Call.Closes.AddSeconds(-1);
        await made.Submit("Z1", 1);
        made.Clock.Now = made.Call.Closes;

        var late = await made.Bids.Submit("pioneers", Content(2), 0, Lead("Z2"));

        late.Fault.Kind.ShouldBe(FaultKind.Conflict);
        late.Fault.Message.ShouldContain("not submitted");
        var kept = Good(await made.Bids.Mine("pioneers", Lead("Z2"))).Bid!;
        (kept.State, kept.Draft.Title, kept.LateTriedAt).ShouldBe((BidState.Draft, "One team in area 2", made.Call.Closes));
        (await made.All()).Counts.Received.ShouldBe(1);

        // Only the secretary of the call may take it, with a reason; then it counts, and the reason is public.
        (await made.Screening.TakeLate("pioneers", kept.Number, "It was late", Person("programme-secretary", "OTHER"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.Screening.TakeLate("pioneers", kept.Number, " ", made.Secretary)).Fault.Path.ShouldBe("Reason");
        Good(await made.Screening.TakeLate("pioneers", kept.Number, "Our site was down until ten past.", made.Secretary));
        (await made.Screening.TakeLate("pioneers", kept.Number, "Again", made.Secretary)).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.All()).Counts.Received.ShouldBe(2);
        using var site = new Site(world);
        (await site.Get("/toolkit/programmes/pioneers")).Page.QuerySelector("main")!.TextContent.ShouldContain("Our site was down until ten past.");
    }

    [DatabaseTheory]
    public async Task Submit_AgainAndForATakenArea_ChangesTheOneBidAndIsRefused(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        var first = await made.Submit("Z1", 1);
        var again = await made.Submit("Z1", 1, c => c with { Title = "A better title" });

        (again.Number, again.HandedIn!.Title).ShouldBe((first.Number, "A better title"));
        (await made.Bids.Submit("pioneers", Content(1), 0, Lead("Z2"))).Fault.Path.ShouldBe("AreaCode");
        (await made.Bids.Save("pioneers", Content(1, c => c with { Title = "Half typed" }), again.Version, Lead("Z1"))).Value.HandedIn!.Title.ShouldBe("A better title");
        // A colleague of the same organisation who has read an older version.
        (await made.Bids.Save("pioneers", Content(), 1, Person("councillor", "Z1"))).Fault.Message.ShouldContain("has changed this bid meanwhile");
        (await made.Bids.Save("pioneers", Content(), 0, Person("gp", "Z1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.All()).Counts.Received.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Submit_ManyAtOnceForOneOrganisation_MakesOneBid(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => made.Bids.Submit("pioneers", Content(), 0, Lead("Z1"))));

        sent.ShouldAllBe(s => s.Succeeded);
        (await made.All()).Bids.ShouldHaveSingleItem();
    }

    [DatabaseTheory]
    public async Task GiveOut_ScorerWhoIsBidderOrPartner_IsNeverGivenTheBid(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        var own = (await made.Submit("P1", 1)).Number;
        var partner = (await made.Submit("Z2", 2, c => c with { Partners = [.. c.Partners, new Partner("Anything", "p2", "voluntary", "")] })).Number;
        var named = (await made.Submit("Z3", 3, c => c with { Partners = [.. c.Partners, new Partner(" p3 ", "", "voluntary", "")] })).Number;
        made.Clock.Now = made.Call.Closes;
        Good(await made.Screening.Confirm("pioneers", made.Secretary));
        await made.Name(Three);
        // Whatever they declare.
        (await made.Panel.Declare("pioneers", [new Interest(own, "", false, "")], Member("P1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        await made.NoConflicts(Three);
        Good(await made.Panel.GiveOut("pioneers", made.Secretary));

        var all = await made.All();
        all.ScorersOf(own).Select(s => s.Member).ShouldBe([Member("P2").Id, Member("P3").Id], ignoreOrder: true);
        all.ScorersOf(partner).Select(s => s.Member).ShouldBe([Member("P1").Id, Member("P3").Id], ignoreOrder: true);
        all.ScorersOf(named).Select(s => s.Member).ShouldBe([Member("P1").Id, Member("P2").Id], ignoreOrder: true);
        (await made.Scoring.Sheet(own, Member("P1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.Scoring.Save(own, [], false, Member("P1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
    }

    [DatabaseTheory]
    public async Task GiveOut_EmptyPanelOrTooFew_SaysWhatIsMissing(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        await made.Submit("Z1", 1);
        (await made.Panel.GiveOut("pioneers", made.Secretary)).Fault.Message.ShouldContain("still open");
        made.Clock.Now = made.Call.Closes;
        (await made.Panel.GiveOut("pioneers", made.Secretary)).Fault.Message.ShouldContain("Confirm those first");
        Good(await made.Screening.Confirm("pioneers", made.Secretary));

        (await made.Panel.GiveOut("pioneers", made.Secretary)).Fault.Message.ShouldContain("no members");
        await made.Name("P1", "P2");
        await made.NoConflicts("P1");
        (await made.Panel.GiveOut("pioneers", made.Secretary)).Fault.Message.ShouldBe("Z1: 2 members must score it, and only 1 may. Name more members, or ask those who have not said yet whether they have a conflict");
        (await made.All()).Call.Phase.ShouldBe(CallPhase.Called);
        (await made.Panel.Name("pioneers", Lead("Z1").Id, made.Secretary)).Fault.Path.ShouldBe("Member");
    }

    [DatabaseTheory]
    public async Task Scores_BeforeAllAreIn_AreHiddenFromEveryoneElse(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        var bid = (await made.Submit("Z1", 1)).Number;
        await made.GiveOut("P1", "P2");
        Score[] points = [new(bid, "", "vision", 5, "Wonderful idea"), new(bid, "", "whole", 4, "Strong")];

        (await made.Scoring.Save(bid, [points[0] with { Points = 6 }, points[1]], true, Member("P1"))).Fault.Path.ShouldBe("Given[vision]");
        (await made.Scoring.Save(bid, [points[0]], true, Member("P1"))).Fault.Path.ShouldBe("Given[whole]");
        Good(await made.Scoring.Save(bid, points, true, Member("P1"))).ShouldBeTrue();

        Good(await made.Scoring.Sheet(bid, Member("P2"))).ShouldSatisfyAllConditions(s => s.Mine.ShouldBeEmpty(), s => s.Everyones.ShouldBeEmpty());
        Good(await made.Scoring.Sheet(bid, Member("P1"))).Everyones.ShouldBeEmpty();
        (await made.All()).PointsOf(bid).ShouldBeEmpty();
        (await made.Selection.Agree("pioneers", bid, "vision", 30, "Why", made.Secretary)).Fault.Message.ShouldContain("not all in");
        using var site = new Site(world);
        foreach (var (organisation, role, path) in new[] { ("P2", "panel-member", $"/work/programmes/pioneers/scoring/{bid}"), ("P2", "panel-member", "/work/programmes/pioneers/scoring"), ("ZZIB01", "programme-secretary", $"/work/programmes/pioneers/bids/{bid}"), ("ZZIB01", "programme-secretary", "/work/programmes/pioneers/decide/shortlist") })
        {
            await site.SignIn(organisation, role);
            var (status, page, _) = await site.Get(path);
            status.ShouldBe(System.Net.HttpStatusCode.OK, path);
            page.Body!.TextContent.ShouldNotContain("Wonderful idea", customMessage: path);
        }

        // It may be changed until the last one hands in; from then on all is seen and stands.
        Good(await made.Scoring.Save(bid, [points[0] with { Points = 2 }, points[1]], true, Member("P1")));
        Good(await made.Scoring.Save(bid, points, true, Member("P2")));
        Good(await made.Scoring.Sheet(bid, Member("P2"))).Everyones[0].Scores.Select(s => s.Points).ShouldBe([2, 5]);
        (await made.Scoring.Save(bid, points, true, Member("P1"))).Fault.Message.ShouldContain("cannot be changed any more");
        (await made.All()).WaitsForAgreement(bid).ShouldBeTrue();
        Good(await made.Selection.Agree("pioneers", bid, "vision", 35, "Good, not excellent.", made.Secretary));
        (await made.All()).IsSettled(bid).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task Conflict_ToldWhileScoring_TakesTheBidAwayAndItIsGivenToAnother(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        var bid = (await made.Submit("Z1", 1)).Number;
        await made.GiveOut(Three);
        var scorers = (await made.All()).ScorersOf(bid);
        var scorer = scorers[0].Member;
        var other = Three.Select(Member).Single(m => scorers.All(s => s.Member != m.Id));

        Good(await made.Panel.Declare("pioneers", [new Interest(bid, "", true, "They offered me a post")], Member(scorer["panel-member-of-".Length..])));

        (await made.Scoring.Sheet(bid, Member(scorer["panel-member-of-".Length..]))).Succeeded.ShouldBeFalse();
        Good(await made.Panel.GiveOut("pioneers", made.Secretary)).ShouldBe(1);
        (await made.All()).ScorersOf(bid).Select(s => s.Member).ShouldContain(other.Id);
    }

    [DatabaseTheory]
    public async Task Withdraw_AfterScoring_KeepsScoresLeavesTheRankingAndNamesTheNext(DatabaseKind kind)
    {
        var made = await Open(kind, Of(mostShortlisted: 2, mostSelected: 1));
        await using var world = made.World;
        var bids = new List<long>();
        for (var i = 1; i <= 4; i++) bids.Add((await made.Submit($"Z{i}", i)).Number);
        await made.GiveOut(Three);
        await made.ScoreAll((bid, _) => 5 - bids.IndexOf(bid));
        await made.Shortlist(bids[0], bids[1]);

        Good(await made.Bids.Withdraw("pioneers", "Our trust left the partnership.", Lead("Z1")));

        var all = await made.All();
        all.Ranked(BidStep.Shortlist).Select(r => r.Candidate.Bid).ShouldBe(bids.Skip(1));
        all.Scores.Count(s => s.Bid == bids[0]).ShouldBe(4);
        all.Next(BidStep.Shortlist)!.Candidate.Bid.ShouldBe(bids[2]);
        using var site = new Site(world);
        await site.SignIn("ZZIB01", "programme-secretary");
        (await site.Get("/work/programmes/pioneers")).Page.QuerySelector("main")!.TextContent.ShouldContain("Next in rank: Z3, quality 60.0 of 100");

        // The next takes the place; the letter of the one who left says withdrawn, and nothing of its scores.
        await made.Shortlist(bids[1], bids[2]);
        await made.Interview(PanelView.For, bids[1], bids[2]);
        await made.Select(bids[1]);
        Good(await made.Letters.Send("pioneers", made.Secretary)).ShouldBe(4);
        var letter = Good(await made.Letters.Find(bids[0], Lead("Z1"))).Letter;
        letter.Outcome.ShouldBe(LetterOutcome.Withdrawn);
        letter.Body.ShouldContain("Our trust left the partnership.");
        letter.Body.ShouldNotContain("What the panel thought");
        (await made.Bids.Withdraw("pioneers", "Again", Lead("Z1"))).Fault.Message.ShouldContain("already");
        (await made.Bids.Save("pioneers", Content(), 0, Lead("Z1"))).Fault.Message.ShouldContain("withdrawn");

        // Withdrawing after the letter keeps the letter; nobody gets a second.
        Good(await made.Bids.Withdraw("pioneers", "No money left.", Lead("Z2")));
        (await made.Letters.Send("pioneers", made.Secretary)).Fault.Kind.ShouldBe(FaultKind.Conflict);
        (await made.All()).Letters.Count.ShouldBe(4);
        (await made.All()).Counts.Selected.ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Send_TwoSecretariesAtOnce_MakesOneLetterForEachBid(DatabaseKind kind)
    {
        var made = await Open(kind, Of(mostShortlisted: 1, mostSelected: 1));
        await using var world = made.World;
        var bids = new List<long>();
        for (var i = 1; i <= 3; i++) bids.Add((await made.Submit($"Z{i}", i)).Number);
        await made.GiveOut(Three);
        await made.ScoreAll((bid, _) => 5 - bids.IndexOf(bid));
        await made.Shortlist(bids[0]);
        var other = made.Secretary with { Id = "another", Name = "Another secretary" };

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => made.Letters.Send("pioneers", i % 2 == 0 ? made.Secretary : other)));

        sent.Where(s => s.Succeeded).ShouldHaveSingleItem().Value.ShouldBe(2);
        sent.Where(s => !s.Succeeded).ShouldAllBe(s => s.Fault.Message.Contains("may have been sent already"));
        (await made.All()).Letters.Select(l => l.Bid).ShouldBe(bids.Skip(1));
        // What was told in a letter stands.
        Good(await made.Bids.Withdraw("pioneers", "We cannot.", Lead("Z1")));
        (await made.Selection.Shortlist("pioneers", new HashSet<long> { bids[1] }, Reasons(await made.All()), made.Secretary)).Fault.Message.ShouldContain("has its letter already");
    }

    [DatabaseTheory]
    public async Task Verbs_ByOthersOrOutOfTurn_AreRefused(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        var bid = (await made.Submit("Z1", 1)).Number;
        var stranger = Person("programme-secretary", "OTHER");

        (await made.Calls.Find("pioneers", stranger)).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.Calls.Write(made.Call, 2, made.Secretary)).Fault.Message.ShouldContain("cannot be changed");
        (await made.Calls.Write(made.Call with { Id = "x" }, 0, Lead("Z1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.Screening.Confirm("pioneers", made.Secretary)).Fault.Message.ShouldContain("still open");
        (await made.Screening.Confirm("pioneers", Lead("Z1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.Letters.Send("pioneers", made.Secretary)).Fault.Kind.ShouldBe(FaultKind.Conflict);
        (await made.Letters.Send("pioneers", stranger)).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.Selection.Publish("pioneers", made.Secretary)).Fault.Message.ShouldContain("not come that far");
        (await made.Bids.Mine("pioneers", Person("gp", "Z1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);

        // Decided otherwise than the rules, with the reason; and not any more once the bids are given out.
        made.Clock.Now = made.Call.Closes;
        Good(await made.Screening.Override("pioneers", bid, false, "It is the bid of last year.", made.Secretary)).Reasons.ShouldBe(["It is the bid of last year."]);
        (await made.Panel.GiveOut("pioneers", made.Secretary)).Fault.Message.ShouldContain("No bid met the rules");
        Good(await made.Screening.Override("pioneers", bid, true, "It is not.", made.Secretary));
        await made.GiveOut("P1", "P2");
        (await made.Screening.Override("pioneers", bid, false, "After all", made.Secretary)).Fault.Message.ShouldContain("cannot be changed any more");
    }

    [DatabaseTheory]
    public async Task Lessons_OfASelectedArea_AreTakenUpByOthersAndCounted(DatabaseKind kind)
    {
        var made = await Open(kind, Of(mostShortlisted: 1, mostSelected: 1));
        await using var world = made.World;
        var bids = new[] { (await made.Submit("Z1", 1)).Number, (await made.Submit("Z2", 2)).Number };
        await made.GiveOut("P1", "P2");
        await made.ScoreAll((bid, _) => bid == bids[0] ? 5 : 3);
        await made.Shortlist(bids[0]);
        await made.Interview(PanelView.For, bids[0]);
        await made.Select(bids[0]);
        (await made.Lessons.Write("pioneers", "Too early", "It is not public.", "", Lead("Z1"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        Good(await made.Letters.Send("pioneers", made.Secretary));
        Good(await made.Selection.Publish("pioneers", made.Secretary));

        (await made.Lessons.Write("pioneers", "Ours", "Not selected.", "", Lead("Z2"))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        (await made.Lessons.Write("pioneers", "One phone number", "It helps.", "no-such-item", Lead("Z1"))).Fault.Path.ShouldBe("Initiative");
        var lesson = Good(await made.Lessons.Write("pioneers", "One phone number", "It helps.", "", Lead("Z1")));
        (await made.Lessons.TakeUp("pioneers", lesson.Number, "Here", Lead("Z1"))).Fault.Message.ShouldContain("your own");
        (await made.Lessons.TakeUp("pioneers", lesson.Number, "", Lead("Z2"))).Fault.Path.ShouldBe($"Place[{lesson.Number}]");
        Good(await made.Lessons.TakeUp("pioneers", lesson.Number, "Two wards", Lead("Z2")));
        Good(await made.Lessons.TakeUp("pioneers", lesson.Number, "Three wards", Lead("Z2")));
        Good(await made.Lessons.TakeUp("pioneers", lesson.Number, "A town", Lead("Z3")));

        (await made.Lessons.Of("pioneers")).Single().TakenUp.Select(a => (a.Organisation, a.Place)).ShouldBe([("Z2", "Three wards"), ("Z3", "A town")], ignoreOrder: true);
    }
}
