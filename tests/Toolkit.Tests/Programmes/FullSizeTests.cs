using System.Net;
using Goldthread.Support;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Panels;
using static Goldthread.Toolkit.Tests.Programmes.MadeCall;

namespace Goldthread.Toolkit.Tests.Programmes;

/// <summary>
/// The run of the Pioneers as the source tells it, at its size: 111 applications, 99 that met the basic criteria, 28 on the shortlist, a letter to each area
/// (paper to the LGA's executive of September 2013, paragraphs 12 and 13); 14 were chosen in the end. Bids and points are made by a generator with a seed.
/// </summary>
public sealed class FullSizeTests
{
    private const int Bids = 111;
    private const int Eligible = 99;
    private const int Shortlisted = 28;
    private const int Selected = 14;

    private static readonly string[] Members = ["P01", "P02", "P03", "P04", "P05", "P06", "P07"];

    [DatabaseTheory]
    public async Task Run_OneHundredAndElevenBids_EachHasADecisionAReasonAndOneLetter(DatabaseKind kind)
    {
        var chance = new Random(2013);
        var made = await Open(kind, Of(mostShortlisted: Shortlisted, mostSelected: Selected));
        await using var world = made.World;

        // Received: some of them break a rule, each another in turn.
        var broken = Enumerable.Range(1, Bids).OrderBy(_ => chance.Next()).Take(Bids - Eligible).ToHashSet();
        for (var i = 1; i <= Bids; i++) await made.Submit($"Z{i:000}", i, broken.Contains(i) ? Breaking(broken.Order().ToList().IndexOf(i)) : null);
        made.Clock.Now = made.Call.Closes;

        // Screened by the rules.
        Good(await made.Screening.Confirm(made.Call.Id, made.Secretary)).ShouldBe(Bids);
        var all = await made.All();
        (all.Counts.Received, all.Counts.Eligible).ShouldBe((Bids, Eligible));
        var screenedOut = all.Decisions.Where(d => !d.Yes).ToList();
        screenedOut.Count.ShouldBe(Bids - Eligible);
        screenedOut.Select(d => all.Bid(d.Bid)!.Says.Area).ShouldBe(broken.Select(i => $"Area {i}"), ignoreOrder: true);
        screenedOut.ShouldAllBe(d => d.Reasons.Count > 0 && d.Reasons.All(r => made.Call.Rules.Any(rule => rule.Reason == r)));
        screenedOut.SelectMany(d => d.Reasons).Distinct().Count().ShouldBe(made.Call.Rules.Count);

        // Two members tell of a conflict with one bid each; then the bids are given out.
        await made.Name(Members);
        var first = all.Eligible.First().Number;
        var last = all.Eligible.Last().Number;
        Good(await made.Panel.Declare(made.Call.Id, [new Interest(first, "", true, "My sister leads it")], Member("P01")));
        Good(await made.Panel.Declare(made.Call.Id, [new Interest(last, "", true, "I advised them")], Member("P02")));
        await made.NoConflicts(Members);
        Good(await made.Panel.GiveOut(made.Call.Id, made.Secretary)).ShouldBe(Eligible * 2);
        all = await made.All();
        all.Eligible.ShouldAllBe(b => all.ScorersOf(b.Number).Select(s => s.Member).Distinct().Count() == 2);
        all.Scorings.ShouldNotContain(s => (s.Bid == first && s.Member == Member("P01").Id) || (s.Bid == last && s.Member == Member("P02").Id));
        var loads = Members.Select(m => all.Scorings.Count(s => s.Member == Member(m).Id)).ToList();
        (loads.Max() - loads.Min()).ShouldBeLessThanOrEqualTo(1);

        // Scored; the panel agrees where scorers differ.
        var worth = all.Eligible.ToDictionary(b => b.Number, _ => chance.NextDouble() * 5);
        await made.ScoreAll((bid, _) => (int)Math.Clamp(Math.Round(worth[bid] + (chance.NextDouble() * 3) - 1.5), 0, 5));
        all = await made.All();
        var differing = all.Eligible.Where(b => all.WaitsForAgreement(b.Number)).Select(b => b.Number).ToList();
        differing.ShouldNotBeEmpty();
        (await made.Selection.Shortlist(made.Call.Id, new HashSet<long> { first }, Reasons(all), made.Secretary)).Fault.Message.ShouldContain("must agree");
        foreach (var (bid, point) in differing.SelectMany(b => all.PointsOf(b).Where(p => p.WaitsForAgreement(made.Call)).Select(p => (b, p))))
        {
            Good(await made.Selection.Agree(made.Call.Id, bid, point.Question.Code, (int)Math.Round(point.Counts * 10), "Read again together.", made.Secretary));
        }

        // Shortlisted, met, selected.
        all = await made.All();
        (await made.Shortlist([.. all.Ranked(BidStep.Shortlist).Take(Shortlisted).Select(r => r.Candidate.Bid)])).ShouldBe(Shortlisted);
        Good(await made.Letters.Send(made.Call.Id, made.Secretary)).ShouldBe(Bids - Shortlisted);
        all = await made.All();
        foreach (var bid in all.Ranked(BidStep.Select).Select(r => r.Candidate.Bid)) await made.Interview(chance.Next(3) == 0 ? PanelView.Doubts : PanelView.For, bid);
        all = await made.All();
        (await made.Select([.. all.Ranked(BidStep.Select).Take(Selected).Select(r => r.Candidate.Bid)])).ShouldBe(Selected);

        // The decisions become public only when every bid has its letter.
        (await made.Selection.Publish(made.Call.Id, made.Secretary)).Fault.Message.ShouldContain($"{Shortlisted} bids have no letter");
        Good(await made.Letters.Send(made.Call.Id, made.Secretary)).ShouldBe(Shortlisted);
        Good(await made.Selection.Publish(made.Call.Id, made.Secretary));
        all = await made.All();
        var counts = all.Counts;
        (counts.Received, counts.Eligible, counts.Shortlisted, counts.Selected, counts.Letters).ShouldBe((Bids, Eligible, Shortlisted, Selected, Bids));
        all.Letters.Select(l => all.Bid(l.Bid)!.Says.Area).Distinct().Count().ShouldBe(Bids);
        all.Letters.CountBy(l => l.Outcome).OrderBy(g => g.Key).Select(g => (g.Key, g.Value)).ShouldBe(
            [(LetterOutcome.NotEligible, Bids - Eligible), (LetterOutcome.NotShortlisted, Eligible - Shortlisted), (LetterOutcome.NotSelected, Shortlisted - Selected), (LetterOutcome.Selected, Selected)]);
        all.Letters.ShouldAllBe(l => l.Body.Contains(all.Bid(l.Bid)!.OrganisationName) && all.Reasons(l.Bid).All(r => l.Body.Contains(r)));
        all.Decisions.ShouldAllBe(d => d.Reasons.Count > 0);

        using var site = new Site(world);
        var (status, page, _) = await site.Get($"/toolkit/programmes/{made.Call.Id}");
        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll("table td.nhsuk-table__cell--numeric").Select(c => c.TextContent.Trim()).ShouldBe(["111", "99", "28", "14", "0"]);
        page.QuerySelectorAll("#decisions ~ ul.gt-rows > li").Length.ShouldBe(Bids);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static Func<BidContent, BidContent> Breaking(int which) => (which % 5) switch
    {
        0 => c => c with { Answers = new Dictionary<string, string>(c.Answers, StringComparer.Ordinal) { ["share"] = "no" } },
        1 => c => c with { Partners = [c.Partners[0] with { Kind = "housing" }, c.Partners[1]] },
        2 => c => c with { Partners = [c.Partners[0], c.Partners[1] with { SignedBy = "" }] },
        3 => c => c with { AreaCode = "W" + c.AreaCode[1..] },
        _ => c => c with { Answers = new Dictionary<string, string>(c.Answers, StringComparer.Ordinal) { ["vision"] = string.Join(' ', Enumerable.Repeat("word", 40)), ["whole"] = string.Join(' ', Enumerable.Repeat("word", 40)) } },
    };
}
