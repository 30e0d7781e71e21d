using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>What a drawing tells, other cohorts, and where windows end.</summary>
public sealed class DrawingTests
{
    [Fact]
    public void Draw_ByHand_CountsStepByStep()
    {
        var frames = People(new() { ["age"] = 70L, ["carer"] = true }, new() { ["age"] = 70L }, new() { ["age"] = 64L }, new() { ["carer"] = false });
        var cohort = Place.Read("# A\nas at 2026-09-30\ninclude age >= 65\nexclude carer\ninclude carer");
        var drawing = new Evaluator(frames, Place.Catalogue).Draw(cohort);
        drawing.Everybody.ShouldBe(4);
        drawing.Steps.Select(s => (s.Before, s.After, s.Unknown)).ShouldBe([(4, 2, 1), (2, 1, 1), (1, 0, 1)]);
        drawing.Warnings().ShouldHaveSingleItem().ShouldBe("Step 3 leaves nobody; for 1 of 1 it is not known.");
    }

    [Fact]
    public void Draw_OfEverybody_IsWarnedAbout() => new Evaluator(People(new Dictionary<string, object?> { ["age"] = 70L }), Place.Catalogue).Draw(Place.Read("# A\nas at 2026-09-30\ninclude age >= 0"))
        .Warnings().ShouldBe(["Step 1 changes nothing: everybody who was left stays.", "The cohort is everybody."]);

    [Theory]
    [InlineData("in the last 12 months", "2025-10-01", "2026-09-30")]
    [InlineData("in the last 90 days", "2026-07-03", "2026-09-30")]
    [InlineData("in the last 1 day", "2026-09-30", "2026-09-30")]
    [InlineData("in the next 2 weeks", "2026-10-01", "2026-10-14")]
    [InlineData("in the 90 days before 2026-09-30", "2026-07-02", "2026-09-29")]
    [InlineData("in the 90 days after 2026-01-01", "2026-01-02", "2026-04-01")]
    [InlineData("between 2026-01-01 and 2026-01-31", "2026-01-01", "2026-01-31")]
    [InlineData("strictly between 2026-01-01 and 2026-01-31", "2026-01-02", "2026-01-30")]
    public void Window_OfTheGuide_HasTheseEnds(string window, string first, string last)
    {
        var days = Enumerable.Range(-1_000, 2_000).Select(Place.AsAt.AddDays).ToList();
        var test = CohortParser.ParseExpression($"has systolic {window}", Place.Catalogue, Place.AsAt).Value!;
        var inside = days.Where(d => (bool)new Evaluator(WithSystolic(d), Place.Catalogue).Value(test, 1, Place.AsAt)!).ToList();
        (inside[0].ToString("yyyy-MM-dd"), inside[^1].ToString("yyyy-MM-dd")).ShouldBe((first, last));
        inside.Count.ShouldBe(inside[^1].DayNumber - inside[0].DayNumber + 1);
    }

    [Fact]
    public void Faults_OfACircle_NameIt()
    {
        var cohorts = new[] { ("A", "B"), ("B", "C"), ("C", "A") }.ToDictionary(c => c.Item1, c => Place.Read($"# {c.Item1}\nas at 2026-09-30\ninclude age > 3 and not in cohort \"{c.Item2}\""));
        CohortReferences.Faults(cohorts["A"], (name, _) => cohorts.GetValueOrDefault(name)).ShouldHaveSingleItem()
            .ShouldBe("The cohorts go round in a circle: \"A\" -> \"B\" -> \"C\" -> \"A\".");
    }

    [Fact]
    public void Faults_OfAnEarlierVersionOfItself_AreNone()
    {
        var first = Place.Read("# A\nas at 2026-09-30\ninclude age > 3");
        var second = Place.Read("# A\nas at 2026-09-30\ninclude in cohort \"A\" version 1");
        CohortReferences.Faults(second, (_, version) => version == 1 ? first : null).ShouldBeEmpty();
        CohortReferences.Faults(Place.Read("# A\nas at 2026-09-30\ninclude in cohort \"A\""), (_, _) => second).ShouldHaveSingleItem().ShouldContain("circle");
        CohortReferences.Faults(second, (_, _) => null).ShouldHaveSingleItem().ShouldBe("There is no cohort \"A\" version 1.");
    }

    [Fact]
    public void IsMember_OfAnotherCohort_GoesByThatCohortsDay()
    {
        var recent = Place.Read("# Recent\nas at 2026-01-31\ninclude has systolic in the last 1 month");
        var cohort = Place.Read("# A\nas at 2026-09-30\ninclude in cohort \"Recent\"");
        bool Is(DateOnly day) => new Evaluator(WithSystolic(day), Place.Catalogue, (_, _) => recent).IsMember(cohort, 1);
        Is(new DateOnly(2026, 1, 31)).ShouldBeTrue();
        Is(new DateOnly(2026, 9, 30)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("age >= 65", true)]
    [InlineData("age in (1, 2)", true)]
    [InlineData("count of diabetes in the last 12 months >= 2", true)]
    [InlineData("last systolic value > 160", true)]
    [InlineData("has emergency_admission where (fall)", true)]
    [InlineData("age > frailty_deficits", false)]
    [InlineData("first diabetes date before birth_date", false)]
    [InlineData("has diabetes or age > 3", false)]
    [InlineData("in cohort \"A\"", false)]
    public void IsLeaf_OfATest_IsTrueOfOneColumnOrKindOfEvent(string test, bool isLeaf) =>
        Parts.IsLeaf(CohortParser.ParseExpression(test, Place.Catalogue, Place.AsAt).Value!).ShouldBe(isLeaf);

    private static Frames People(params Dictionary<string, object?>[] people) =>
        new(people.Select((p, i) => (Number: i + 1L, Row: new Frames.Row(p))).ToDictionary(p => p.Number, p => p.Row), new Dictionary<string, ILookup<long, Frames.Row>>());

    private static Frames WithSystolic(DateOnly day) => new(
        new Dictionary<long, Frames.Row> { [1] = new(new Dictionary<string, object?>()) },
        new Dictionary<string, ILookup<long, Frames.Row>> { ["systolic"] = new[] { new Frames.Row(new Dictionary<string, object?> { ["date"] = day }) }.ToLookup(_ => 1L) });
}
