using Goldthread.Impact.Journeys;
using Goldthread.Impact.Scenarios;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Toolkit.Tests.Model;

public sealed class SketchTests
{
    [Theory]
    [InlineData("place=older&people=150000&years=4&plan=Home first~home-first.90.100~falls.20.50~%2Bsupport-at-home.33&hold.support-at-home=27&assume=arranging-bed&by=150")]
    [InlineData("place=somerset&years=1&hold.support-at-home=")]
    [InlineData("form=1&do=reablement&reach.reablement=40&effect.reablement=80&name=Ours&plan=~falls.20.100&edit=1&more.intermediate-bed=12&hold.intermediate-bed=9")]
    [InlineData("people=72500&fit=72500~attendances.31200.10840~care-home-residents.400.9200&folk=age_19.1_60_10.3_7.6_3~homes_3.2&assume=emergency&by=120")]
    [InlineData("form=1&do=falls&many=45000&fifth.0=40&fifth.1=20&fifth.2=20&fifth.3=10&fifth.4=10&profile=0 to 17, 500, 520%0A18 and over 1500 1400")]
    [InlineData("place=somerset&folk=carers_30&fit=563851~deaths.6000.11000")]
    public void Read_ThenAddress_AsksTheModelTheSame(string query)
    {
        var (sketch, faults) = Sketch.Read(Query(query));
        faults.ShouldBeEmpty();

        var (again, _) = Sketch.Read(Query(sketch.Address("")[1..]));

        again.File.Write().ShouldBe(sketch.File.Write());
        again.Plan.Write().ShouldBe(sketch.Plan.Write());
        ScenarioFile.Read(sketch.File.Write()).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("form=1&do=home-first&reach.home-first=150", "reach.home-first")]
    [InlineData("form=1&years=0", "years")]
    [InlineData("years=hundred", "years")]
    [InlineData("form=1&more.support-at-home=0", "more.support-at-home")]
    [InlineData("hold.urgent-response=-3", "hold.urgent-response")]
    [InlineData("assume=arranging-bed&by=9000", "by-0")]
    [InlineData("form=1&many=12&profile=", "many")]
    [InlineData("form=1&profile=&homes=x", "homes")]
    public void Read_SomethingWrong_NamesTheField(string query, string field) => Sketch.Read(Query(query)).Faults.ShouldContain(f => f.Path == field);

    [Fact]
    public void Read_AnAddressCutShort_ShowsWhatItCan()
    {
        var (sketch, faults) = Sketch.Read(Query("place=nowhere&people=7&plan=Mine~home-first.90.100~fal&edit=44"));

        faults.ShouldBeEmpty();
        (sketch.Place.Code, sketch.Plans.Count, sketch.Editing).ShouldBe(("england", 1, 0));
        sketch.Plan.Picks.ShouldHaveSingleItem().Id.ShouldBe("home-first");
    }

    [Fact]
    public void File_HalfTheStrengthTwice_MakesTheWhole()
    {
        var place = DescribedPlace.All[0];
        Intervention With(int strength) => new Plan("", [new Pick("falls", place.Offer("falls")!.Reach, strength)], new Dictionary<Service, int>()).Of(place, 10_000, new Dictionary<Service, int>()).Interventions![0];

        foreach (var (whole, half) in With(100).Effects.Zip(With(50).Effects)) (half.Ratio * half.Ratio).ShouldBe(whole.Ratio, 1e-12);
        With(0).Effects.ShouldAllBe(e => e.Ratio == 1);
    }

    [Fact]
    public void Plans_OfEveryPlace_AreThePlacesOwnScenarios()
    {
        foreach (var place in DescribedPlace.All)
        {
            place.File.Scenarios.ShouldAllBe(s => s.Assumptions == null || s.Assumptions.Count == 0, $"{place.Code}: a plan on the page cannot hold other assumptions");
            foreach (var (plan, scenario) in place.Plans.Zip(place.File.Scenarios))
            {
                var made = plan.Of(place, place.File.People, place.File.Capacities ?? new Dictionary<Service, int>());
                made.Interventions!.Select(i => (i.Id, i.Reach, i.Effects.Count)).ShouldBe((scenario.Interventions ?? []).Select(i => (i.Id, i.Reach, i.Effects.Count)));
                foreach (var (service, holds) in scenario.Capacities ?? new Dictionary<Service, int>()) made.Capacities![service].ShouldBe(holds);
            }
        }
    }

    private static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));
}
