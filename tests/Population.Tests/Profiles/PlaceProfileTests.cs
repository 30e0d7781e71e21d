using Goldthread.Kernel.Values;
using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Profiles;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Profiles;

/// <summary>The numbers of a profile against a plain count over the same people, and what leaves of them.</summary>
public sealed class PlaceProfileTests
{
    private static readonly MeasureList Measures = new(IndicatorRegistry.Own.All);

    [Fact]
    public void Counts_OfTwoSlices_AreThoseOfAPlainCount()
    {
        var place = MadePlace.Of(40_000, seed: 7);

        var counts = ProfileCounts.Of(place.Snapshot, Measures.All);

        counts.Areas.ShouldBe(["N0", "N1", "N2", "N3", "N4"]);
        counts.ByArea.Everybody.Sum().ShouldBe(place.Counted.Count());
        Check("aged-65", p => p.Age >= 65);
        Check("aged-85", p => p.Age >= 85);
        Check("diabetes", p => p.HasDiabetes);
        Check("severe-frailty", p => p.Age >= 65 && p.IsFrail);
        Check("emergency-admissions", p => p.AdmissionsInYear > 0);
        Check("two-admissions", p => p.Age >= 65 && p.AdmissionsInYear > 1);
        Check("under-18", p => p.Age < 18);
        Check("blood-pressure-recorded", _ => false);
        var admissions = Parts("emergency-admissions").Count;
        counts.ByArea.Events[admissions].Sum().ShouldBe(place.Counted.Sum(p => p.AdmissionsInYear));
        counts.ByArea.Squares[admissions].ShouldBe(place.Counted.Sum(p => p.AdmissionsInYear * p.AdmissionsInYear));

        void Check(string id, Func<MadeResident, bool> isIn)
        {
            var number = Parts(id).Count;
            var expected = new long[counts.ByArea.Everybody.Length];
            foreach (var p in place.Counted.Where(isIn)) expected[CellOf(p)]++;
            counts.ByArea.People[number].ShouldBe(expected, id);
            var practices = new long[counts.Practices.Count + 1];
            foreach (var p in place.Counted.Where(isIn)) practices[((List<string>)counts.Practices).IndexOf(p.Practice)]++;
            counts.ByPractice.People[number].ShouldBe(practices, id);
        }

        int CellOf(MadeResident p) => (((p.Area[1] - '0') * ProfileCounts.Fifths) + (p.Decile == 0 ? 5 : (p.Decile - 1) / 2)) * ProfileCounts.Bands + ProfileCounts.Ages.Count(a => a <= p.Age) - 1;
    }

    [Fact]
    public void Profile_Values_AreThoseOfTheRoundedCounts()
    {
        var place = MadePlace.Of(40_000, seed: 8);

        var profile = Profile(place);

        var people = place.Counted.Count();
        profile.People.Number.ShouldBe(Rounded(people));
        var diabetes = profile.Find("diabetes")!;
        diabetes.Place.Count.Number.ShouldBe(Rounded(place.Counted.Count(p => p.HasDiabetes)));
        diabetes.Place.Value!.Value.ShouldBe(100.0 * diabetes.Place.Count.Number!.Value / diabetes.Place.Whole.Number!.Value, 1e-9);
        var area = diabetes.Neighbourhoods.Single(n => n.Code == "N2");
        (area.Count.Number, area.Whole.Number).ShouldBe((Rounded(place.Counted.Count(p => p.HasDiabetes && p.Area == "N2")), Rounded(place.Counted.Count(p => p.Area == "N2"))));
        var fifth = diabetes.Fifths[0];
        fifth.Count.Number.ShouldBe(Rounded(place.Counted.Count(p => p.HasDiabetes && p.Decile is 1 or 2 && p.HasDiabetes)));
        var rate = profile.Find("emergency-admissions")!.Place;
        rate.Count.Number.ShouldBe(Rounded(place.Counted.Sum(p => p.AdmissionsInYear)));
        rate.Value!.Value.ShouldBe(1000.0 * rate.Count.Number!.Value / rate.Whole.Number!.Value, 1e-9);
        var plain = CrudeMeasures.Rate(rate.Count.Number.Value, rate.Whole.Number.Value, 1000, Confidence.Usual);
        (rate.Estimate!.Value.High!.Value - rate.Estimate.Value.Low!.Value).ShouldBeGreaterThan(plain.High!.Value - plain.Low!.Value, "some people have several admissions");
        diabetes.Gradient.ShouldNotBeNull();
        Math.Abs(profile.Find("diabetes-standardised")!.Place.Value!.Value - diabetes.Place.Value.Value).ShouldBeLessThan(1, "diabetes does not depend on age here");
        profile.Funnel(diabetes.Definition).Practices.Count(p => p.Place is not null).ShouldBe(12);
    }

    [Fact]
    public void Profile_OneNeighbourhoodFarFrailer_IsMarkedAndTheOthersAreNot()
    {
        var profile = Profile(MadePlace.Of(60_000, seed: 9, 5, 300, 50, 50, 50, 50));

        var frail = profile.Find("severe-frailty")!;

        frail.Neighbourhoods.Single(n => n.Code == "N0").Standing.ShouldBe(Standing.Higher);
        frail.Neighbourhoods.Skip(1).ShouldAllBe(n => n.Standing == Standing.Lower);
        ProfileWords.Sentence(frail).ShouldMatch("It is higher in N0, and lower in N., N., N. and N.; each difference is unlikely to be chance\\.$");
        frail.Gradient!.Value.Slope.High!.Value.ShouldBeLessThan(0);
        ProfileWords.Gradient(frail).ShouldStartWith("It is higher among the most deprived people than among the least, by ");
    }

    [Fact]
    public void Profile_SmallCells_AreNeverShownNorTheirNumbersInTheCsv()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var place = MadePlace.Of(1_500, seed, 5, 15);
            var profile = Profile(place);

            foreach (var result in profile.Indicators)
            {
                foreach (var value in result.Neighbourhoods.Concat(result.Fifths).Append(result.Place).Concat(profile.Funnel(result.Definition).Practices.Select(p => p.Value)))
                {
                    foreach (var shown in new[] { value.Count, value.Whole }.Where(c => c.IsShown)) shown.Number!.Value.ShouldSatisfyAllConditions(n => (n % 5).ShouldBe(0), n => n.ShouldBeGreaterThanOrEqualTo(0));
                    if (!value.Count.IsShown || !value.Whole.IsShown) (value.Value, value.IsSuppressed).ShouldBe((null, true), result.Definition.Id);
                }
            }

            foreach (var area in profile.Find("severe-frailty")!.Neighbourhoods)
            {
                if (place.Counted.Count(p => p.Area == area.Code && p.Age >= 65 && p.IsFrail) is > 0 and < 5) area.Count.IsShown.ShouldBeFalse($"{area.Code}, seed {seed}");
            }

            var kept = profile.Indicators.SelectMany(r => r.Neighbourhoods).Count(n => n.IsSuppressed);
            kept.ShouldBeGreaterThan(0);
            var lines = CsvRows.Read(new StringReader(ProfileWords.Csv(profile, profile.Indicators, withPractices: true))).Skip(1).Select(l => l.Fields).ToList();
            lines.ShouldAllBe(l => l.Count == 14 && (l[13] != "kept back" || (l[9].Length + l[10].Length + l[11].Length == 0 && (l[7].Length == 0 || l[8].Length == 0 || l[0].EndsWith("standardised", StringComparison.Ordinal)))));
        }
    }

    [Fact]
    public void Profile_SplitsOfOneMeasure_NeverTellWhatAnotherKeepsBack()
    {
        // A row of numbers with one missing would tell it: in no split may exactly one value of a measure be missing whose total is shown, unless rounding alone hides it.
        for (var seed = 20; seed < 40; seed++)
        {
            var profile = Profile(MadePlace.Of(2_500, seed, 5, 30));
            foreach (var result in profile.Indicators.Where(r => r.Place.Count.IsShown && !r.Definition.CountsEvents))
            {
                result.Neighbourhoods.Count(n => !n.Count.IsShown).ShouldNotBe(1, $"{result.Definition.Id}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Profile_NoNeighbourhoods_CountsThePlaceAsAWhole()
    {
        var profile = Profile(MadePlace.Of(3_000, seed: 3, areas: 0));

        profile.Indicators[0].Neighbourhoods.ShouldBeEmpty();
        profile.People.Number!.Value.ShouldBeGreaterThan(2_000);
        ProfileWords.Sentence(profile.Find("aged-65")!).ShouldMatch(@"^\d+\.\d% in the place \(95% limits \d+\.\d to \d+\.\d\)\.$");
    }

    [Fact]
    public void Profile_NobodyOrAHandful_SaysSo()
    {
        var nobody = Profile(MadePlace.Of(0, seed: 1));
        var handful = Profile(MadePlace.Of(3, seed: 2));

        nobody.People.Number.ShouldBe(0);
        ProfileWords.Sentence(nobody.Find("diabetes")!).ShouldBe("There is nobody to count this among.");
        handful.People.IsShown.ShouldBeFalse();
        handful.Indicators.ShouldAllBe(i => i.Place.Value == null);
        ProfileWords.Sentence(handful.Find("diabetes")!).ShouldBe("Too few people are counted to show this for the place.");
    }

    [Fact]
    public void Csv_OfTheSameExtract_IsTheSameAndNamesExtractAndVersion()
    {
        var place = MadePlace.Of(5_000, seed: 5);

        var (one, two) = (Profile(place), Profile(place));

        var csv = ProfileWords.Csv(one, [one.Find("diabetes")!], withPractices: true);
        csv.ShouldBe(ProfileWords.Csv(two, [two.Find("diabetes")!], withPractices: true));
        csv.Split("\r\n")[1].ShouldStartWith($"diabetes,1,{one.Find("diabetes")!.Definition.Digest},2026-09-30T04:00:00Z,place,,The place,");
        csv.Split("\r\n").Length.ShouldBe(1 + 1 + 5 + 5 + 12 + 1);
    }

    private static IndicatorParts Parts(string id) => Measures.Parts.Single(p => p.Indicator.Id == id);

    private static long Rounded(int count) => ReleaseRule.Nhs.Round(count);

    private static PlaceProfile Profile(MadePlace place)
    {
        var tables = new ProfileTables(ProfileCounts.Of(place.Snapshot, Measures.All), Measures, ReleaseRule.Nhs);
        return new PlaceProfile(new ProfileExtract(place.Snapshot.On, place.Snapshot.Made, 1), tables.People, tables.Results(code => code), ReleaseRule.Nhs, i => tables.Funnel(i, code => code));
    }
}
