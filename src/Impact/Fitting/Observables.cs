using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Fitting;

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
