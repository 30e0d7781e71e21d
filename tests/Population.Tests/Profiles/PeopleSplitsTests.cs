using Goldthread.Population.Profiles;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Profiles;

/// <summary>Indicators by age, sex and ethnicity, held against a plain count.</summary>
public sealed class PeopleSplitsTests
{
    [Fact]
    public void ByAge_OfAMadePlace_IsThePlainCountRounded()
    {
        var place = MadePlace.Of(20_000, 5, 5, 60, 60, 60, 60, 60);
        var measures = new MeasureList(IndicatorRegistry.Own.All);
        var splits = new PeopleSplits(PeopleSplits.Counts(place.Snapshot, measures.All), measures, ReleaseRule.Nhs);
        var nowhere = new IndicatorValue("", "The place", default, default, IsSuppressed: true, null);

        var frail = splits.Of(IndicatorRegistry.Own.Find("severe-frailty")!, PeopleSplit.Age, nowhere);
        var diabetes = splits.Of(IndicatorRegistry.Own.Find("diabetes")!, PeopleSplit.Age, nowhere);
        var sexes = splits.Of(IndicatorRegistry.Own.Find("severe-frailty")!, PeopleSplit.Sex, nowhere);

        var oldest = place.Counted.Where(p => p.Age >= 85).ToList();
        frail.Single(v => v.Name == "85 and over").Count.Number.ShouldBe(ReleaseRule.Nhs.Round(oldest.Count(p => p.IsFrail)));
        frail.Single(v => v.Name == "85 and over").Whole.Number.ShouldBe(ReleaseRule.Nhs.Round(oldest.Count));
        frail.Single(v => v.Name == "Under 15").Whole.Number.ShouldBe(0, "only people of 65 and over are counted among");
        diabetes.ShouldAllBe(v => v.Value == null && v.IsSuppressed, "a standardised share is made of these ages");
        sexes.Single(v => v.Name == "Not known").Count.Number.ShouldBe(ReleaseRule.Nhs.Round(place.Counted.Count(p => p.Age >= 65 && p.IsFrail)), "nobody's sex is known here");
        frail.Concat(sexes).ShouldAllBe(v => !v.Count.IsShown || v.Count.Number % 5 == 0);
    }
}
