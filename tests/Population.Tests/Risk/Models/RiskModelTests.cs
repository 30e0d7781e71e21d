using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Tests.Engine;

namespace Goldthread.Population.Tests.Risk.Models;

public sealed class RiskModelTests
{
    private const string Text = """
        # A made model, for this test only.
        model stay-soon version 3
        title A stay in the next year
        source Made for a test
        among age >= 18
        outcome has stay in the next 12 months
        intercept -2.5
        term 0.9 age >= 75 | Aged 75 or over
        term 1.2 has stay in the last 12 months | In hospital in the last year
        term -0.4 decile >= 8 | Lives in one of the less deprived areas
        term 0 flag_3 | Nothing
        """;

    private static readonly MadeSegment Made = MadeSegment.Of(1200, seed: 31);
    private static readonly DateOnly AsAt = MadeSegment.On.AddYears(-1);

    [Fact]
    public void Run_EverybodyInASegment_IsAsAskedOneByOne()
    {
        var model = Read(Text).Value;
        var run = new RiskRun(model, Made.Segment, default, DataCatalogue.Of(Made.Segment.Columns), AsAt);

        (model.Id, model.Version, model.Terms.Count).ShouldBe(("stay-soon", 3, 4));
        for (var i = 0; i < Made.People.Count; i++)
        {
            var person = Made.People[i];
            var age = person.Born is { } born ? Goldthread.Population.Engine.Dimension.AgeOn(born, AsAt) : (int?)null;
            run.IsAsked(i).ShouldBe(age >= 18);
            if (!run.IsAsked(i)) continue;
            bool[] holds = [age >= 75, person.Stays.Any(d => d > AsAt.AddYears(-1) && d <= AsAt), person.Decile >= 8, person.Flags[3]];
            var odds = -2.5 + (holds[0] ? 0.9 : 0) + (holds[1] ? 1.2 : 0) - (holds[2] ? 0.4 : 0);
            run.Chance(i).ShouldBe(1 / (1 + Math.Exp(-odds)), 1e-12);
            model.Chance(holds).ShouldBe(run.Chance(i), 1e-12);
            run.Reasons(i).Select(r => r.Weight).ShouldBe(new[] { holds[1] ? 1.2 : 0, holds[0] ? 0.9 : 0, holds[2] ? -0.4 : 0 }.Where(w => w != 0));
        }

        var pairs = run.Pairs().ToList();
        pairs.Count(p => p.Happened).ShouldBe(Enumerable.Range(0, Made.People.Count).Count(i => run.IsAsked(i) && Made.People[i].Stays.Any(d => d > AsAt && d <= AsAt.AddYears(1))));
        Calibration.Of(pairs).CStatistic.ShouldNotBeNull();
    }

    [Fact]
    public void Read_EveryFault_IsNamedWithItsLine()
    {
        var read = Read("model Stay version 1\ntitle One\ntitle Two\nintercept much\nterm 0.5 age >= 75\nterm x age >= 75 | Old\nterm 0.5 aeg >= 75 | Old\nterm 0.5 age + 1 | Old\ncolour red\n");

        read.Succeeded.ShouldBeFalse();
        var faults = read.Faults.Select(f => f.Message).ToList();
        faults.ShouldContain("Line 1: A model begins with its id and its version: model emergency-admission version 1");
        faults.ShouldContain("Line 3: \"title\" stands twice.");
        faults.ShouldContain("Line 4: \"much\" is no number.");
        faults.ShouldContain("Line 5: A term is a weight, a test and what a person is told: term 0.7 age >= 85 | Aged 85 or over");
        faults.ShouldContain("Line 6: \"x\" is no number.");
        faults.ShouldContain(f => f.StartsWith("Line 7:", StringComparison.Ordinal) && f.Contains("age", StringComparison.Ordinal));
        faults.ShouldContain("Line 8: \"age + 1\" is no question of yes or no.");
        faults.ShouldContain("Line 9: \"colour\" is no property. There are: title, source, among, outcome, intercept, term.");
        faults.ShouldContain("Line 1: The model does not say its source.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public void Read_AnEmptyFile_IsRefused(string text) => Read(text).Faults.ShouldContain(f => f.Message.Contains("A model begins", StringComparison.Ordinal));

    private static Kernel.Values.Outcome<RiskModel> Read(string text) => RiskModelReader.Read(new StringReader(text), DataCatalogue.Of(MadeSegment.Columns), MadeSegment.On);
}
