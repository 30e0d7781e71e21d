using Goldthread.Impact.Journeys;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Library;

public sealed partial record Reproduction
{
    private const string ChosenBefore = "Chosen, with the two others, so that the days before come out; no wait of Somerset was published";
    private const string ChosenAfter = "Chosen, with the two others, so that the days after come out; no wait of Somerset was published";

    /// <summary>Somerset: days lost to delays in leaving hospital, 3,500 a month before and 800 after (Local Government Association, Must Know: integrated care, 2020).</summary>
    public static Reproduction Somerset { get; } = new(
        "somerset", "Days in hospital lost to delays in leaving, Somerset",
        new PublishedChange(
            "bed days a month", 3500, 800, -75, "Local Government Association, Must Know: integrated care, 2020 (with other measures beside Homefirst)",
            [("October 2016", 3606), ("March 2017", 3428), ("December 2017", 1103), ("December 2018", 746), ("January 2019", 747), ("April 2019", 847), ("November 2019", 1095)],
            "NHS England, Delayed Transfers of Care, days by local authority (Open Government Licence)"),
        [
            new("Who lives there", "563,851 people, 25% of them 65 and over", "As many people of England’s ages and deprivation", Chosen: false,
                "ONS mid-year estimates, mid-2020, table MYE2; fifths of deprivation as the county’s 327 neighbourhoods have them (English Indices of Deprivation 2019)", f => f with { Description = null }),
            Waits("Days to arrange support at home, before", "3.5", "arranging-support-at-home", "2.5"),
            Waits("Days to arrange a bed elsewhere, before", "6.5", "arranging-bed", "5"),
            Waits("Days to arrange a care home, before", "15", "arranging-care-home", "12"),
            Ratio("Days to arrange support at home, after", "0.18 of those before", Lever.ArrangingSupport, ChosenAfter),
            Ratio("Days to arrange a bed elsewhere, after", "0.18 of those before", Lever.ArrangingBed, ChosenAfter),
            Ratio("Days to arrange a care home, after", "0.18 of those before", Lever.ArrangingCareHome, ChosenAfter),
            Ratio("People who need a bed elsewhere to leave, after", "half of those before", Lever.NeedsBed, "Our own round figure: it is what home first is for; how many was not published"),
            new("Room for support at home", "300 people at once", "250", Chosen: true, "Chosen: those who no longer have a bed elsewhere need it", f => Scenario1(f, s => s with { Capacities = null })),
            new("Whom it reaches", "95 of 100 adults", "50 of 100", Chosen: true, "Chosen: with fewer the days after cannot be as low", f => Scenario1(f, s => s with { Interventions = [.. s.Interventions!.Select(i => i with { Reach = 0.5 })] })),
        ],
        FromWeek: 39, ToWeek: 78,
        [
            "The assumptions were chosen so that both figures come out. Others would do as well: fewer people who need something, say, in place of shorter waits.",
            "The national count is of days after staff agreed that somebody was ready and could leave safely; the model counts from the day on which treatment ends.",
            "Other measures were taken at the same time, and delays rose again in 2019. Nothing here says how much of the change was due to one of them.",
            "The costs in the file are our own round figures: what it cost is not published. The source says that at least 2 million pounds were freed.",
        ]);

    private static TakenAssumption Waits(string title, string value, string id, string otherwise) =>
        new(title, value, otherwise, Chosen: true, ChosenBefore, f => f with { Assumptions = [.. f.Assumptions!.Where(a => a.Id != id)] });

    private static TakenAssumption Ratio(string title, string value, Lever lever, string why) => new(
        title, value, "As before", Chosen: true, why,
        f => Scenario1(f, s => s with { Interventions = [.. s.Interventions!.Select(i => i with { Effects = [.. i.Effects.Where(e => e.Of != lever)] })] }));

    private static ScenarioFile Scenario1(ScenarioFile file, Func<Alternative, Alternative> change) => file with { Scenarios = [change(file.Scenarios[0]), .. file.Scenarios.Skip(1)] };
}
