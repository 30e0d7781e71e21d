using Goldthread.DesignSystem.Charts;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Toolkit.Model;

/// <summary>One person's way through the model as a picture.</summary>
internal static class WayPicture
{
    private static readonly Activity[] Marked = [Activity.Attendance, Activity.UrgentResponse];

    private static readonly IReadOnlyList<(Place Place, JourneyPlace Drawn)> Places =
    [
        (Place.Home, new("H", "Home", 1)), (Place.HomeWithCare, new("C", "Home with home care", 2)), (Place.SupportAtHome, new("S", "Home with support to get better", 3)), (Place.CareHome, new("R", "Care home", 4)),
        (Place.IntermediateBed, new("I", "Intermediate bed", 5)), (Place.Hospice, new("P", "Hospice", 6)), (Place.Ward, new("W", "Hospital, in treatment", 7)), (Place.ReadyToLeave, new("L", "Hospital, ready to leave", 8)),
        (Place.Dead, new("†", "Died", 9)),
    ];

    public static JourneyStrip Of(string title, Result before, Result after, int person)
    {
        var weeks = Math.Min(520, before.Scenario.Weeks);
        return new JourneyStrip
        {
            Title = title,
            Weeks = weeks,
            Places = [.. Places.Select(p => p.Drawn)],
            Kinds = ["Visit to an emergency department", "Emergency answered at home"],
            Paths = [Path("As is", before, person, weeks * 7), Path("Plan", after, person, weeks * 7)],
        };
    }

    private static JourneyPath Path(string name, Result run, int person, int days)
    {
        var (story, life) = (Run.Again(run, person), run.Life(person));
        var stays = story.Where(s => s.What is null && s.Place != Place.Dead && s.From < days).Select(s => new JourneyStay(s.From, Math.Min(s.To, days), Letter(s.Place))).ToList();
        if (life.DiedOn is { } died && died < days) stays.Add(new JourneyStay(died, days, Letter(Place.Dead)));
        int Count(Activity activity) => story.Count(s => s.What == activity);
        string Times(int count, string one, string many) => $"{count:N0} {(count == 1 ? one : many)}";
        return new JourneyPath(
            name, stays, [.. story.Where(s => s.What is { } what && Marked.Contains(what) && s.From < days).Select(s => new JourneyMark(s.From, s.What == Activity.Attendance ? "Visit to an emergency department" : "Emergency answered at home"))],
            [
                Times(life.HomeDays, "day at home", "days at home"), Times(life.HospitalDays, "day in hospital", "days in hospital"), Times(Count(Activity.EmergencyStay), "emergency stay", "emergency stays"),
                Times(Count(Activity.Attendance), "visit to an emergency department", "visits to an emergency department"), Times(Count(Activity.Gp), "GP contact", "GP contacts"), Times(Count(Activity.Community), "visit of a community team", "visits of a community team"),
                $"cost of care {ModelWords.Pounds((double)life.Pounds)}", life.DiedOn is { } day ? $"died in week {(day / 7) + 1}" : "alive at the end",
            ]);
    }

    private static string Letter(Place place) => Places.First(p => p.Place == place).Drawn.Letter;
}
