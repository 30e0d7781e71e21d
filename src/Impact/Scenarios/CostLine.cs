using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Scenarios;

/// <summary>Who pays.</summary>
public enum Payer
{
    /// <summary>The NHS.</summary>
    Nhs,

    /// <summary>The council.</summary>
    Council,

    /// <summary>People and their families.</summary>
    People,
}

/// <summary>Something that costs money: who provides it, who pays which share, and how much of a saving in it can be taken out of a budget.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Provider">Who provides it.</param>
/// <param name="Nhs">The NHS's share, 0 to 1.</param>
/// <param name="Council">The council's share; the rest is people's own.</param>
/// <param name="Cashable">The share of what is saved that could be taken out of a budget within a year or two; the rest is room for others.</param>
/// <param name="Place">The place whose days it pays for.</param>
/// <param name="Activity">The activity that it pays for.</param>
public sealed record CostLine(string Code, string Title, string Provider, double Nhs, double Council, double Cashable, Place? Place = null, Activity? Activity = null)
{
    /// <summary>
    /// Every line. Home care and care homes: people pay for a quarter of home care and about half of places in care homes for older people themselves (ONS, care homes and estimating the
    /// self-funding population, England 2022 to 2023: 48.9% of residents of homes for older people; home care a round figure); the council the rest, NHS-funded care is left out. What is cashable is
    /// a round figure of ours: packages that nobody has are not paid for, a hospital bed that is empty costs most of what a full one does until a ward closes.
    /// </summary>
    public static IReadOnlyList<CostLine> All { get; } =
    [
        new("ward", "Hospital beds, in treatment", "Hospital trust", 1, 0, 0.2, People.Place.Ward),
        new("ready-to-leave", "Hospital beds, when ready to leave", "Hospital trust", 1, 0, 0.2, People.Place.ReadyToLeave),
        new("planned-stay", "Planned stays", "Hospital trust", 1, 0, 0.1, Activity: Journeys.Activity.PlannedStay),
        new("attendance", "Emergency department", "Hospital trust", 1, 0, 0.1, Activity: Journeys.Activity.Attendance),
        new("urgent-response", "Urgent community response", "Community trust", 1, 0, 0.3, Activity: Journeys.Activity.UrgentResponse),
        new("community", "Community teams", "Community trust", 1, 0, 0.3, Activity: Journeys.Activity.Community),
        new("gp", "GP practices", "GP practices", 1, 0, 0.1, Activity: Journeys.Activity.Gp),
        new("support-at-home", "Support at home to get better", "Community trust and council", 0.5, 0.5, 0.7, People.Place.SupportAtHome),
        new("intermediate-bed", "Intermediate beds", "Community trust and care homes", 0.7, 0.3, 0.5, People.Place.IntermediateBed),
        new("home-care", "Home care", "Home care providers", 0, 0.75, 0.9, People.Place.HomeWithCare),
        new("care-home", "Care homes", "Care homes", 0, 0.51, 0.9, People.Place.CareHome),
        new("hospice", "Hospices", "Hospices", 1, 0, 0.3, People.Place.Hospice),
    ];

    /// <summary>The share of a payer.</summary>
    public double Share(Payer payer) => payer switch { Payer.Nhs => Nhs, Payer.Council => Council, _ => 1 - Nhs - Council };

    /// <summary>What it came to in a run, in pence.</summary>
    public long Pence(Result result) => Place is { } place ? result.Pence(place) : result.Pence(Activity!.Value);

    /// <summary>What it came to in each week.</summary>
    public IReadOnlyList<long> Weekly(Result result) => Place is { } place ? result.WeeklyPence(place) : [.. result.Weekly(Activity!.Value).Select(n => n * (long)result.PenceEach(Activity.Value))];
}
