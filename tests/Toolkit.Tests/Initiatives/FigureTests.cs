using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Tests.Initiatives;

public sealed class FigureTests
{
    [Fact]
    public void Somerset_QuotedAndComputed_StandApart()
    {
        // Must Know: "reduced by 75 percent, from 3,500 bed days lost per month, to 800" is a fall of 77.1% (domain rule C3).
        var figure = Made.Figure() with { Quoted = "reduced by 75 percent", Value = -75, Before = 3500, After = 800, Of = "bed days a month" };

        figure.Differs.ShouldBeTrue();
        FigureWords.Computed(figure).ShouldBe("down 77.1%");
        FigureWords.BeforeAndAfter(figure).ShouldBe("3,500 to 800 bed days a month");
        FigureWords.Number(-75, "%").ShouldBe("down 75%");
    }

    [Theory]
    [InlineData(-77, 3500, 800, false)]
    [InlineData(-77.1, 3500, 800, false)]
    [InlineData(-77.2, 3500, 800, true)]
    [InlineData(50, 10, 15, false)]
    [InlineData(-50, 10, 15, true)]
    public void Differs_AtThePrecisionThatIsQuoted(double quoted, double before, double after, bool differs) =>
        (Made.Figure() with { Value = (decimal)quoted, Before = (decimal)before, After = (decimal)after, Of = "x" }).Differs.ShouldBe(differs);

    [Fact]
    public void Computed_FromNought_IsNotSaid() => (Made.Figure() with { Before = 0, After = 3, Of = "x" }).Computed.ShouldBeNull();

    [Fact]
    public void Check_FigureWithoutASource_NamesTheFigure()
    {
        Faults(Made.Figure() with { Source = "" }).ShouldBe(["outcomes[0].source"]);
        Faults(Made.Figure() with { Source = "elsewhere" }).ShouldBe(["outcomes[0].source"]);
    }

    [Fact]
    public void Check_IntervalWithoutItsEstimate_NamesTheValue()
    {
        Faults(Made.Figure() with { Low = 21, High = 30 }).ShouldBe(["outcomes[0].value"]);
        Faults(Made.Figure() with { Low = 30, High = 21 }).ShouldBe(["outcomes[0].low"]);
        Faults(Made.Figure() with { Low = 10 }).ShouldBe(["outcomes[0].high"]);
        Faults(Made.Figure() with { Value = null, Unit = null, Low = 10, High = 30 }).ShouldBe(["outcomes[0].value"]);
        Faults(Made.Figure() with { Low = 20, High = 20 }).ShouldBeEmpty();
    }

    [Fact]
    public void Check_HalfOfAPair_NamesTheOther()
    {
        Faults(Made.Figure() with { Unit = null }).ShouldBe(["outcomes[0].unit"]);
        Faults(Made.Figure() with { Before = 1, Of = "x" }).ShouldBe(["outcomes[0].after"]);
        Faults(Made.Figure() with { Before = 1, After = 2 }).ShouldBe(["outcomes[0].of"]);
    }

    private static IReadOnlyList<string> Faults(Figure figure) => Made.Paths(Made.Initiative() with { Outcomes = [figure] });
}
