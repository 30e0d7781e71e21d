using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.DesignSystem.Tests.Charts;

public sealed partial class JourneyStripTests
{
    private static readonly IReadOnlyList<JourneyPlace> Places = [new("A", "At home", 1), new("S", "Support at home", 3), new("H", "Hospital", 7), new("N", "Care home", 5)];

    [Fact]
    public void Journey_Stays_AreColumnsOfWeeksWithTheirLetters()
    {
        var page = Draw(Journey(10, new JourneyPath("Before", [new(0, 28, "A"), new(28, 42, "H"), new(42, 70, "A")], [], [])));

        var runs = Runs(page);
        runs.Select(run => run.Colour).ShouldBe([1, 7, 1]);
        runs.Select(run => run.Width / runs[1].Width).ShouldBe([2, 1, 2], 0.02);
        runs.Zip(runs.Skip(1), (run, next) => next.X - run.X - run.Width).ShouldBe([0, 0], 0.11);
        Letters(page).ShouldBe(["A", "H", "A"]);
    }

    [Fact]
    public void Journey_WeekInTwoPlaces_ShowsTheOneThatStandsLast()
    {
        // Two days in hospital, in the middle of the second week.
        var page = Draw(Journey(3, new JourneyPath("Before", [new(0, 9, "A"), new(9, 11, "H"), new(11, 21, "A")], [], [])));

        Letters(page).ShouldBe(["A", "H", "A"]);
        page.QuerySelectorAll("ol li").Select(item => item.TextContent).ShouldBe(["Week 1: At home, 9 days.", "Week 2: Hospital, 2 days.", "Week 2: At home, 10 days."]);
    }

    [Fact]
    public void Journey_FiveYearsTwoWays_HasALineForEachYearOfEach()
    {
        var html = Journey(260, Path("Before"), Path("After")).ToHtml();
        var page = TestPlace.Parse(html);

        page.QuerySelectorAll("svg text").Select(text => text.TextContent).Where(text => text.StartsWith("Year", StringComparison.Ordinal)).ShouldBe(["Year 1", "Year 2", "Year 3", "Year 4", "Year 5"]);
        Runs(page).Select(run => run.Y).Distinct().Count().ShouldBe(10);
        Runs(page).ShouldAllBe(run => run.X > 30 && run.X + run.Width <= 336.2);
        html.Length.ShouldBeLessThan(20_000);

        static JourneyPath Path(string name) => new(name, [.. Enumerable.Range(0, 26).SelectMany(i => new JourneyStay[] { new(i * 70, (i * 70) + 60, "A"), new((i * 70) + 60, (i * 70) + 70, "H") })], [], []);
    }

    [Fact]
    public void Journey_MarksOfOneWeek_StandAboveEachOther()
    {
        var page = Draw(Journey(10, new JourneyPath("Before", [new(0, 70, "A")], [new(15, "Emergency"), new(16, "Fall"), new(16, "Fall"), new(40, "Fall")], [])));
        var marks = page.QuerySelectorAll("svg[role=img] .gt-chart__mark").Select(mark => mark.GetAttribute("d")!).ToList();

        marks.Count.ShouldBe(2);
        Tops(marks[0]).Count().ShouldBe(1);
        Tops(marks[1]).Count().ShouldBe(2);
        Tops(marks[1]).Distinct().Count().ShouldBe(2);
        page.QuerySelectorAll("ol li")[0].TextContent.ShouldBe("Week 1: At home, 70 days. Emergency: week 3. Fall: week 3. Fall: week 3. Fall: week 6.");

        static IEnumerable<string> Tops(string d) => d.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' ', 'a', 'h')[1]);
    }

    [Fact]
    public void Journey_Key_HasTheWordsOfWhatIsThereAndNothingElse()
    {
        var page = Draw(Journey(10, new JourneyPath("Before", [new(0, 35, "A"), new(35, 70, "H")], [new(35, "Fall")], [])));

        page.QuerySelectorAll(".gt-journey__key li").Select(item => item.TextContent).ShouldBe(["A At home", "H Hospital", " Fall"]);
        page.QuerySelector(".gt-journey__mark path")!.GetAttribute("d").ShouldNotBeNull();
    }

    [Fact]
    public void Journey_Summary_StandsAtTheEndOfEachWay()
    {
        var page = Draw(Journey(10, new("Before", [new(0, 70, "A")], [], ["70 days at home", "£12.00"]), new("After", [new(0, 70, "A")], [], ["70 days at home", "£9.00"])));

        page.QuerySelectorAll(".gt-journey__sum").Select(sum => sum.TextContent).ShouldBe(["Before: 70 days at home, £12.00.", "After: 70 days at home, £9.00."]);
    }

    [Fact]
    public void Journey_ForThoseWhoDoNotSee_SaysDaysByPlaceAndThePathInSentences()
    {
        var page = Draw(Journey(60, new JourneyPath("Before", [new(0, 210, "A"), new(210, 223, "H", "waiting for a care home"), new(223, 900, "N")], [new(210, "Emergency")], [])));
        var svg = page.QuerySelector("svg[role=img]")!;

        svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent)
            .ShouldBe(["Mrs Smith", "Mrs Smith. Before: At home 210 days, Hospital 13 days, Care home 197 days, Emergency once."]);
        page.QuerySelectorAll("ol li").Select(item => item.TextContent)
            .ShouldBe(["Year 1 week 1: At home, 210 days.", "Year 1 week 31: Hospital, waiting for a care home, 13 days. Emergency: year 1 week 31.", "Year 1 week 32: Care home, 197 days."]);
    }

    [Fact]
    public void Journey_GapInThePath_IsLeftEmpty() =>
        Runs(Draw(Journey(10, new JourneyPath("Before", [new(0, 14, "A"), new(42, 70, "A")], [], [])))).Count.ShouldBe(2);

    [Theory]
    [InlineData("Z", "Fall", 10, "has the letter Z")]
    [InlineData("A", "Flood", 10, "is called Flood")]
    [InlineData("A", "Fall", 0, "1 to 520 weeks")]
    public void Journey_WhatItCannotDraw_IsRefused(string letter, string kind, int weeks, string says) =>
        Should.Throw<InvalidOperationException>(() => Journey(weeks, new JourneyPath("Before", [new(0, 7, letter)], [new(1, kind)], [])).ToHtml()).Message.ShouldContain(says);

    [Fact]
    public void Journey_SameModel_GivesTheSameHtml()
    {
        var journey = Journey(10, new JourneyPath("Before", [new(0, 70, "A")], [new(3, "Fall")], []));

        journey.ToHtml().ShouldBe((journey with { Title = "Mrs Smith" }).ToHtml());
    }

    private static JourneyStrip Journey(int weeks, params IReadOnlyList<JourneyPath> paths) => new() { Title = "Mrs Smith", Weeks = weeks, Places = Places, Kinds = ["Emergency", "Fall"], Paths = paths };

    private static IDocument Draw(JourneyStrip journey) => TestPlace.Parse(journey.ToHtml());

    private static IReadOnlyList<(int Colour, double X, double Y, double Width)> Runs(IDocument page) =>
        [.. page.QuerySelectorAll("svg path.gt-journey__place").SelectMany(path => Shape().Matches(path.GetAttribute("d")!).Select(match => (path.ClassList[1][^1] - '0', Number(match, 1), Number(match, 2), Number(match, 3)))).OrderBy(run => run.Item3).ThenBy(run => run.Item2)];

    private static IEnumerable<string> Letters(IDocument page) =>
        page.QuerySelectorAll("svg .gt-journey__in text").OrderBy(text => double.Parse(text.GetAttribute("x")!, CultureInfo.InvariantCulture)).Select(text => text.TextContent);

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M([0-9.]+) ([0-9.]+)h([0-9.]+)")]
    private static partial Regex Shape();
}
