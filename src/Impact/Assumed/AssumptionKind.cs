using System.Collections.Frozen;

namespace Goldthread.Impact.Assumed;

/// <summary>An assumption that the journey model needs: what it means and between which limits it can be.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Says">What it is, in words.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Along">What its values go along.</param>
/// <param name="Least">The least that it can be.</param>
/// <param name="Most">The most.</param>
public sealed record AssumptionKind(string Id, string Says, string Unit, Along Along, double Least, double Most)
{
    private const double Often = 60, Ratio = 30, Share = 1, Days = 3650, Pounds = 100_000;

    /// <summary>Every one, in the order in which a reader meets them.</summary>
    public static IReadOnlyList<AssumptionKind> All { get; } =
    [
        Rate("death-women", "Deaths of women who are fit", Along.Age), Rate("death-men", "Deaths of men who are fit", Along.Age),
        Times("death-frailty", "Deaths, against somebody fit", Along.Frailty), Times("death-deprivation", "Deaths, against the average", Along.Deprivation), Times("death-place", "Deaths, against somebody at home", Along.Place),
        Rate("emergency", "Emergencies of somebody fit and without long-term conditions", Along.Age), Times("emergency-frailty", "Emergencies, against somebody fit", Along.Frailty),
        Times("emergency-conditions", "Emergencies, against nobody's condition", Along.Conditions), Times("emergency-deprivation", "Emergencies, against the average", Along.Deprivation),
        Times("emergency-place", "Emergencies, against somebody at home", Along.Place), Times("emergency-after-discharge", "Emergencies in the 13 weeks after leaving hospital, against other weeks", Along.Nothing),
        Part("answered-at-home", "Emergencies of people of 65 and over that urgent community response answers at home", Along.Nothing),
        Part("admitted", "Attendances that lead to a stay in hospital", Along.Age), Times("admitted-frailty", "The same, against somebody fit", Along.Frailty),
        Length("stay", "Length of an emergency stay until treatment ends", Along.Age), Times("stay-frailty", "Length of stay, against somebody fit", Along.Frailty), Times("stay-variation", "Standard deviation of the length of stay, against its mean", Along.Nothing),
        Part("stay-death", "Emergency stays that end in death", Along.Age), Times("stay-death-frailty", "The same, against somebody fit", Along.Frailty),
        Part("needs-support-at-home", "People who need support at home to leave hospital", Along.Frailty), Part("needs-bed", "People who need a bed elsewhere to leave hospital", Along.Frailty), Part("needs-care-home", "People who leave hospital for a care home for the first time", Along.Frailty),
        Length("arranging-support-at-home", "Days to arrange support at home", Along.Nothing), Length("arranging-bed", "Days to arrange a bed elsewhere", Along.Nothing), Length("arranging-care-home", "Days to arrange a care home", Along.Nothing),
        Length("support-at-home", "Length of support at home", Along.Nothing), Length("intermediate-bed", "Length of a stay in an intermediate bed", Along.Nothing), Times("intermediate-variation", "Standard deviation of either, against its mean", Along.Nothing),
        Part("care-after-support", "People who have home care after support at home", Along.Frailty), Part("care-home-after-bed", "People who move to a care home after an intermediate bed", Along.Frailty),
        Part("gives-up-waiting", "People who stop waiting for support and go home without, each week", Along.Nothing),
        Rate("frailer", "People who move up a band of frailty", Along.Age), Rate("loses-carer", "People who lose their carer", Along.Age),
        Rate("care-begins", "People at home who begin home care", Along.Frailty), Rate("care-home-begins", "People at home who move to a care home", Along.Frailty), Times("care-home-with-carer", "The same for those who have a carer, against those who have none", Along.Nothing),
        Rate("planned", "Planned stays in hospital", Along.Age), Length("planned-stay", "Length of a planned stay", Along.Nothing),
        Part("hospice", "Deaths outside hospital that are in a hospice", Along.Nothing), Length("hospice-stay", "Length of a stay in a hospice", Along.Nothing),
        Rate("gp", "GP contacts of somebody fit and without long-term conditions", Along.Age), Times("gp-frailty", "GP contacts, against somebody fit", Along.Frailty), Times("gp-conditions", "GP contacts, against nobody's condition", Along.Conditions),
        Rate("community", "Contacts of community teams", Along.Frailty), Times("community-place", "The same, against somebody at home", Along.Place),
        new("care-hours", "Hours of home care a week, of those who have it", "hours", Along.Frailty, 0, 168),
        Part("quality", "Health-related quality of life of somebody fit, from 0 (as bad as death) to 1", Along.Age), Part("quality-frailty", "What is lost of it, by frailty", Along.Frailty), Part("quality-place", "What is lost of it, by place", Along.Place),
        Part("strain", "Carers under strain, by the frailty of whom they care for", Along.Frailty), Times("strain-with-care", "The same where there is home care", Along.Nothing),
        Part("goes-well", "People who would say that their care goes well", Along.Place),
        Money("cost-care-hour", "An hour of home care"), Money("cost-ward-day", "A day in a hospital bed in treatment"), Money("cost-ready-day", "A day in a hospital bed when ready to leave it"),
        Money("cost-support-day", "A day of support at home"), Money("cost-bed-day", "A day in an intermediate bed"), Money("cost-care-home-day", "A day in a care home"), Money("cost-hospice-day", "A day in a hospice"),
        Money("cost-gp", "A GP contact"), Money("cost-community", "A contact of a community team"), Money("cost-urgent-response", "An emergency answered at home"),
        Money("cost-attendance", "An attendance at an emergency department"), Money("cost-planned-stay", "A planned stay, beside its days"),
    ];

    private static readonly FrozenDictionary<string, AssumptionKind> ById = All.ToFrozenDictionary(k => k.Id, StringComparer.Ordinal);

    /// <summary>The one of an id, or null.</summary>
    public static AssumptionKind? Find(string id) => ById.GetValueOrDefault(id);

    private static AssumptionKind Rate(string id, string says, Along along) => new(id, says, "a person a year", along, 0, Often);

    private static AssumptionKind Times(string id, string says, Along along) => new(id, says, "times", along, 0, Ratio);

    private static AssumptionKind Part(string id, string says, Along along) => new(id, says, "share", along, 0, Share);

    private static AssumptionKind Length(string id, string says, Along along) => new(id, says, "days", along, 0, Days);

    private static AssumptionKind Money(string id, string says) => new(id, says, "pounds", Along.Nothing, 0, Pounds);
}
