using System.Text.Json;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Fitting;

/// <summary>What a place can count of itself in a year.</summary>
public enum Observable
{
    /// <summary>Deaths.</summary>
    Deaths,

    /// <summary>Attendances at emergency departments.</summary>
    Attendances,

    /// <summary>Emergency stays in hospital.</summary>
    EmergencyStays,

    /// <summary>Planned stays in hospital.</summary>
    PlannedStays,

    /// <summary>Contacts with GP practices.</summary>
    GpContacts,

    /// <summary>Contacts of community teams.</summary>
    CommunityContacts,

    /// <summary>Emergencies answered at home.</summary>
    UrgentResponses,

    /// <summary>Days in a hospital bed, in treatment.</summary>
    TreatmentDays,

    /// <summary>Days in a hospital bed of those ready to leave it.</summary>
    ReadyToLeaveDays,

    /// <summary>People who live in care homes, on a day of the year.</summary>
    CareHomeResidents,

    /// <summary>People who have home care, on a day of the year.</summary>
    HomeCarePeople,
}

/// <summary>What a place counted in a year.</summary>
/// <param name="Of">What.</param>
/// <param name="Number">How much in a year; people on a day, for residents and home care.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="ForPeople">Of how many people it is, where the place has more or fewer than the model.</param>
/// <param name="Low">The lower end of its interval, where it is not known well.</param>
/// <param name="High">The upper end.</param>
public sealed record Observed(Observable Of, double Number, string Source, int? ForPeople = null, double? Low = null, double? High = null)
{
    internal IEnumerable<Fault> Check(string path)
    {
        if (!(Number is >= 0 and <= 1e12)) yield return new Fault(FaultKind.Invalid, $"What was counted is 0 or more, not {Number}", path + ".number");
        if (Source.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say where it is from", path + ".source");
        if (ForPeople is < 1 or > 100_000_000) yield return new Fault(FaultKind.Invalid, "It is of 1 to 100,000,000 people", path + ".forPeople");
        if (Low is { } low && !(low >= 0 && low <= Number)) yield return new Fault(FaultKind.Invalid, "The low end of the interval is 0 or more, and at most the number", path + ".low");
        if (High is { } high && !(high >= Number)) yield return new Fault(FaultKind.Invalid, "The high end of the interval is the number or more", path + ".high");
        if (Low is null != High is null) yield return new Fault(FaultKind.Invalid, "Give both ends of the interval, or none", path + ".low");
    }

    /// <summary>What is observed, as words of a file.</summary>
    public string Word => JsonNamingPolicy.KebabCaseLower.ConvertName(Of.ToString());
}

/// <summary>What the model says of something observed, and what is scaled to meet it.</summary>
internal static class Observables
{
    /// <summary>The share of people of 65 and over who live in care homes as the model begins; its own id among what is scaled.</summary>
    public const string CareHomes = "description.careHomeFrom65";

    /// <summary>The share who have home care.</summary>
    public const string HomeCare = "description.homeCareFrom65";

    /// <summary>What is scaled: assumptions by id, or a share of the description.</summary>
    public static IReadOnlyList<string> Scaled(Observable of) => of switch
    {
        Observable.Deaths => ["death-women", "death-men", "stay-death"],
        Observable.Attendances => ["emergency"],
        Observable.EmergencyStays => ["admitted"],
        Observable.PlannedStays => ["planned"],
        Observable.GpContacts => ["gp"],
        Observable.CommunityContacts => ["community"],
        Observable.UrgentResponses => ["answered-at-home"],
        Observable.TreatmentDays => ["stay"],
        Observable.ReadyToLeaveDays => ["arranging-support-at-home", "arranging-bed", "arranging-care-home"],
        Observable.CareHomeResidents => [CareHomes],
        _ => [HomeCare],
    };

    /// <summary>How much of it a run had, for a year; people on a day, for residents and home care.</summary>
    public static double Modelled(Observable of, Result result)
    {
        var days = result.Scenario.Weeks * 7.0;
        double Year(long count) => count * 365.25 / days;
        return of switch
        {
            Observable.Deaths => Year(result.Count(Activity.Death)),
            Observable.Attendances => Year(result.Count(Activity.Attendance)),
            Observable.EmergencyStays => Year(result.Count(Activity.EmergencyStay)),
            Observable.PlannedStays => Year(result.Count(Activity.PlannedStay)),
            Observable.GpContacts => Year(result.Count(Activity.Gp)),
            Observable.CommunityContacts => Year(result.Count(Activity.Community)),
            Observable.UrgentResponses => Year(result.Count(Activity.UrgentResponse)),
            Observable.TreatmentDays => Year(result.DaysIn(Place.Ward)),
            Observable.ReadyToLeaveDays => Year(result.DaysIn(Place.ReadyToLeave)),
            Observable.CareHomeResidents => result.DaysIn(Place.CareHome) / days,
            _ => result.DaysIn(Place.HomeWithCare) / days,
        };
    }

    /// <summary>The most that something can be multiplied by: then its greatest value is as great as it can be.</summary>
    public static double Most(string id, AssumptionBook book, Description description)
    {
        var (greatest, most) = id switch
        {
            CareHomes => (description.CareHomeFrom65, 1.0),
            HomeCare => (description.HomeCareFrom65, 1.0),
            _ => (book[id].Values.Max(), AssumptionKind.Find(id)!.Most),
        };
        return greatest > 0 ? most / greatest : 0;
    }
}
