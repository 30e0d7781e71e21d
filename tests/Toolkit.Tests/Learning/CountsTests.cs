using Goldthread.Toolkit.Learning.Engagement;
using Goldthread.Toolkit.Learning.Offers;

namespace Goldthread.Toolkit.Tests.Learning;

public sealed class CountsTests
{
    [Fact]
    public void Totals_FiveHundredResidentsInFortyNineVenues_AreSumsOfTheirRows()
    {
        // MK: more than 500 residents in 49 venues.
        var rows = Enumerable.Range(1, 52).Select(i => Talk(i, $"Hall {Math.Min(i, 49)}", i == 1 ? 1 : 10) with { Themes = i % 2 == 0 ? ["loneliness"] : ["loneliness", "transport"] }).Append(Talk(99, "Hall 99", 5000) with { TakenBack = "Typed wrong" }).ToList();

        var totals = ConversationTotals.Of(rows);

        (totals.Times, totals.People, totals.Venues).ShouldBe((52, 511L, 49));
        totals.Themes.ShouldBe([("loneliness", 52, 511L), ("transport", 26, 251L)]);
        ConversationTotals.Of([Talk(1, "The Hall", 3), Talk(2, " the hall ", 4)]).Venues.ShouldBe(1);
    }

    [Fact]
    public void Check_OfAConversation_NamesEachField() =>
        (Talk(1, "", 0) with { HeldOn = new DateOnly(2030, 1, 1), Themes = [], Said = "She is 999 000 0018" }).Check(new DateOnly(2026, 1, 1)).Select(f => f.Path).ShouldBe(["HeldOn", "Venue", "People", "Themes", "Said"]);

    [Fact]
    public void Uptake_PerArea_CountsWhatWasAcceptedAndLeavesOutWhatWasTakenBack()
    {
        OfferRequest[] all = [Ask("Wrenfield", RequestState.Accepted), Ask("wrenfield ", RequestState.Declined), Ask("Millbrook", RequestState.Asked), Ask("Elsewhere", RequestState.Withdrawn)];

        OfferRequest.Uptake(all).ShouldBe([("Wrenfield", 2, 1), ("Millbrook", 1, 0)]);
    }

    private static Conversation Talk(long number, string venue, int people) => new(number, new DateOnly(2025, 5, 1), venue, people, "a walk-in", ["loneliness"], "They said.", "", "ZZ", "ZZ", "Somebody");

    private static OfferRequest Ask(string area, RequestState state) => new(1, 1, area, "Help", "p", "P", "o", "O", DateTimeOffset.UnixEpoch, state);
}
