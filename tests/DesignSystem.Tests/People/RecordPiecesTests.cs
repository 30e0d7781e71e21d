using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.People;

namespace Goldthread.DesignSystem.Tests.People;

public sealed class RecordPiecesTests
{
    [Fact]
    public void Timeline_EachItem_ShowsSourceAndAuthorAndKeepsTheSourcesPrecision()
    {
        var page = TestPlace.Parse(new Timeline
        {
            Items =
            [
                new() { Title = "Home visit", Kind = "Visit", When = "Friday 3 October 2025, 2:15pm", WhenMachine = "2025-10-03T14:15:00+01:00", Source = "Wrenfield Community Health", Author = "Priya Nair, district nurse", Body = "Wound <clean>.", Href = "/visit/1" },
                new() { Title = "Hip replaced", When = "2011", WhenMachine = "2011", Source = "Mill Lane Surgery" },
            ],
        }.ToHtml());

        var items = page.QuerySelectorAll("ol > li");
        items.Select(item => item.QuerySelector(".gt-source")!.TextContent).ShouldBe(["Wrenfield Community Health, Priya Nair, district nurse", "Mill Lane Surgery"]);
        items[0].QuerySelector("h3 a")!.GetAttribute("href").ShouldBe("/visit/1");
        items[0].QuerySelector(".gt-timeline__body")!.TextContent.ShouldBe("Wound <clean>.");
        items[1].QuerySelector("time")!.GetAttribute("datetime").ShouldBe("2011");
        items[1].QuerySelector("time")!.TextContent.ShouldBe("2011");
    }

    [Fact]
    public void Timeline_NothingHappened_SaysSo() =>
        TestPlace.Parse(new Timeline { Items = [], Empty = "No letters yet." }.ToHtml()).Body!.TextContent.ShouldBe("No letters yet.");

    [Fact]
    public void SourcesDiffer_TwoSources_StandSideBySideWithWhoAndWhen()
    {
        var page = TestPlace.Parse(new SourcesDiffer
        {
            About = "allergy to penicillin",
            Values = [new("Severe", "Wrenfield Royal Hospital", "Dr A Banerjee", "Thursday 2 October 2025"), new("None known", "Mill Lane Surgery", null, "2019")],
        }.ToHtml());

        page.QuerySelector("h3")!.TextContent.ShouldBe("Sources differ: allergy to penicillin");
        page.QuerySelectorAll("li").Select(item => item.TextContent).ShouldBe(
            ["SevereWrenfield Royal Hospital, Dr A Banerjee, Thursday 2 October 2025", "None knownMill Lane Surgery, 2019"]);
    }

    [Fact]
    public void States_EmptyLoadingMissing_SayWhatAndWhatNext()
    {
        new EmptyState { What = "No visits are planned." }.ToHtml().ShouldBe("<div class=\"gt-empty\"><p>No visits are planned.</p></div>");
        TestPlace.Parse(new LoadingState { What = "Counting.", Href = "/again" }.ToHtml()).QuerySelector("[role=status] a[href='/again']").ShouldNotBeNull();
        TestPlace.Parse(new MissingPart { What = "The hospital does not answer." }.ToHtml()).Body!.TextContent.ShouldBe("Missing: The hospital does not answer.");
    }
}
