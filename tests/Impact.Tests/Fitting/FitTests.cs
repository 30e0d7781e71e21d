using Goldthread.Impact.Assumed;
using Goldthread.Impact.Fitting;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Tests.Fitting;

public sealed class FitTests
{
    private static readonly ScenarioFile File = new("A place", 10_000, [new Alternative("Nothing else")], 52, 5, Description.England with { From = [0, 65, 75, 85], Women = [30, 30, 20, 10], Men = [30, 30, 15, 5] });

    [Fact]
    public void Of_PlaceWhoseTruthIsKnown_IsFoundAgain()
    {
        (string Id, double Ratio)[] truth = [("emergency", 1.3), ("admitted", 0.6), ("gp", 0.7), ("planned", 1.5), ("stay", 1.6)];
        var book = truth.Aggregate(AssumptionBook.England, (b, t) => b.Times(t.Id, t.Ratio));
        var description = File.Description! with { CareHomeFrom65 = 0.04 };

        // Another year of the place than the one that is fitted: other luck.
        var people = Population.Described(description, 40_000, 99).Value;
        var year = Run.Of(people, new Scenario(52, 1234, book, new Dictionary<Service, int>(), []), 2).Value;
        Observable[] counted = [Observable.Attendances, Observable.EmergencyStays, Observable.GpContacts, Observable.PlannedStays, Observable.TreatmentDays, Observable.CareHomeResidents];

        var fit = Fit.Of(File with { Observed = [.. counted.Select(o => new Observed(o, Observables.Modelled(o, year), "A made place", 40_000))] }, 2).Value;

        fit.HasConverged.ShouldBeTrue();
        foreach (var line in fit.Lines)
        {
            line.IsWithin(line.Before).ShouldBeFalse(line.Observed.Word);
            line.IsWithin(line.After).ShouldBeTrue(line.Observed.Word);
        }

        foreach (var (id, ratio) in truth)
        {
            var line = fit.Lines.Single(l => l.Scaled.Contains(id));

            // The ratio is known as well as the two years' chance allows.
            line.Ratio.ShouldBe(ratio, ratio * Math.Max(0.02, 4 * Math.Sqrt(1.25) * line.Deviation / line.Target), id);
            fit.File.Baseline.Assumptions[id].Values[0].ShouldBe(AssumptionBook.England[id].Values[0] * line.Ratio, 1e-9);
            fit.File.Baseline.Assumptions[id].Source.ShouldContain("A made place");
        }

        fit.File.Description!.CareHomeFrom65.ShouldBe(0.04, 0.004);
    }

    [Fact]
    public void Scaled_ByTheRatiosThatAFitTells_IsTheFileThatWasFitted()
    {
        var told = new List<double>();
        var fit = Fit.Of(File with { Observed = [new Observed(Observable.Deaths, 140, "Counted"), new Observed(Observable.HomeCarePeople, 90, "Counted")] }, 2, new Told(told)).Value;

        Fit.Scaled(File with { Observed = fit.File.Observed }, [.. fit.Lines.Select(l => (l.Observed, l.Ratio))]).Write().ShouldBe(fit.File.Write());
        told.ShouldBeInOrder();
        told.ShouldAllBe(share => share > 0 && share <= 1);
    }

    [Fact]
    public void Of_WhatTheModelSaysAlready_ScalesNothing()
    {
        var people = Population.Described(File.Description!, File.People, File.Seed).Value;
        var year = Run.Of(people, File.Baseline with { Weeks = 52 }, 2).Value;

        var fit = Fit.Of(File with { Observed = [new Observed(Observable.Deaths, Observables.Modelled(Observable.Deaths, year), "The model")] }, 2).Value;

        fit.Rounds.ShouldBe(0);
        fit.Lines[0].Ratio.ShouldBe(1);
        fit.File.Assumptions.ShouldBe(File.Assumptions);
    }

    [Fact]
    public void Of_IntervalGiven_SaysWhetherTheYearLiesWithin()
    {
        var line = new FitLine(new Observed(Observable.Deaths, 200, "A test", 2000, 180, 230), 100, 90, 100, 1, 1, []);

        line.IsWithin(90).ShouldBeTrue();
        line.IsWithin(89).ShouldBeFalse();
        line.IsWithin(115).ShouldBeTrue();
        line.IsWithin(116).ShouldBeFalse();
    }

    public static TheoryData<string, ScenarioFile> Wrong => new()
    {
        { "observed", File },
        { "observed[0].number", File with { Observed = [new Observed(Observable.Deaths, -1, "A test")] } },
        { "observed[0].number", File with { Observed = [new Observed(Observable.Deaths, double.NaN, "A test")] } },
        { "observed[0].source", File with { Observed = [new Observed(Observable.Deaths, 1, " ")] } },
        { "observed[0].low", File with { Observed = [new Observed(Observable.Deaths, 10, "A test", Low: 11, High: 12)] } },
        { "observed[0].forPeople", File with { Observed = [new Observed(Observable.Deaths, 10, "A test", 0)] } },
        { "observed[1].of", File with { Observed = [new Observed(Observable.Deaths, 10, "A test"), new Observed(Observable.Deaths, 11, "A test")] } },
        { "observed[0].number", File with { Assumptions = [AssumptionBook.England["planned"] with { Values = [0], From = [0] }], Observed = [new Observed(Observable.PlannedStays, 10, "Nothing to scale")] } },
        { "observed[0].number", File with { Observed = [new Observed(Observable.EmergencyStays, 2_000_000, "More than anybody can have")] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Of_WhatCannotBeFitted_IsRefusedByField(string path, ScenarioFile file) => Fit.Of(file, 2).Fault.Path.ShouldBe(path);

    [Fact]
    public void Read_ObservedInAFile_IsReadAndItsFaultsNameTheField()
    {
        var file = ScenarioFile.Read("""{"title":"A","people":100,"scenarios":[{"title":"B"}],"observed":[{"of":"ready-to-leave-days","number":12.5,"source":"A count","forPeople":1000}]}""").Value;
        file.Observed![0].ShouldBe(new Observed(Observable.ReadyToLeaveDays, 12.5, "A count", 1000));

        ScenarioFile.Read("""{"title":"A","people":100,"scenarios":[{"title":"B"}],"observed":[{"of":"deaths","number":-2,"source":"A count"}]}""").Fault.Path.ShouldBe("observed[0].number");
    }

    private sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
