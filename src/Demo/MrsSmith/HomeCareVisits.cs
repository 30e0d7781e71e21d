using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>Two visits a day for the past three weeks: the notes grow shorter of breath as the weights rise.</summary>
internal static class HomeCareVisits
{
    // The last seven mornings, yesterday first.
    private static readonly decimal[] WeekWeights = [72.1m, 71.9m, 71.8m, 71.7m, 71.6m, 71.4m, 71.3m];

    private static readonly string[] Mornings =
    [
        "Washed, dressed, cream on both legs. Tablets taken. Porridge.",
        "Bath with the board. Slow and steady. Tablets taken. Toast.",
        "Up and waiting at the window. Washed and dressed. Tablets taken. Tea and a chat.",
    ];

    private static readonly string[] Evenings =
    [
        "Supper made, tablets taken, curtains drawn. Biscuit in.",
        "Soup and bread. Legs up. Tablets taken. Cheerful.",
        "Had eaten with Pat. Tablets taken. Early night.",
    ];

    private static readonly string[] LateMornings =
    [
        "A bit puffed doing her cardigan, we took our time. Tablets taken. Toast and marmalade. Pots watered from the back door, with my arm.",
        "Washed and dressed. Talked about the bulbs: she has a list. Feet puffy. Tablets taken.",
        "New sheets. Tablets taken, cream on. Bath done with the board, slower than last week.",
    ];

    private static readonly string[] LateEvenings =
    [
        "Fish pie, ate most of it. Ankles up on the stool. Tablets taken.",
        "Pat had brought a pie. Both laughing when I came. Tablets taken.",
        "Quiet tonight, tired. Egg on toast. In bed at half past eight.",
    ];

    public static void Write(SourceBuilder agency, Story story)
    {
        for (var ago = 21; ago >= 1; ago--)
        {
            var day = story.Today.DaysAgo(ago);
            var weight = ago <= WeekWeights.Length ? WeekWeights[ago - 1] : 70.8m + ((21 - ago) / 5 * 0.2m);
            var (early, late) = ago % 3 == 0 ? (CareWorkerKasia, CareWorkerJoy) : (CareWorkerJoy, CareWorkerKasia);
            var arrived = day.At(8, 5 + (ago * 7 % 25));
            agency.Contact(Contacts.CareVisit, arrived, 45 - (ago * 3 % 8), early, "Morning visit", $"{weight} kg. {Morning(story, day, ago)}");
            agency.Measured(Measures.Weight, weight, arrived.Plus(7), early);
            agency.Contact(Contacts.CareVisit, day.At(18, 2 + (ago * 11 % 50)), 30 - (ago * 5 % 6), late, "Evening visit", Evening(story, day, ago));
        }

        agency.PlannedContact(Contacts.CareVisit, story.Today.At(8, 15), 45, CareWorkerJoy, "Morning visit");
        agency.PlannedContact(Contacts.CareVisit, story.Today.At(18, 15), 30, CareWorkerKasia, "Evening visit");
    }

    private static string Morning(Story story, DateOnly day, int ago)
    {
        if (ago == 1)
            return "Over 72, so rang Ellen Byrne's line at 8:25am as the plan says; left a message. Feet very puffy. Washed, cream on, stocking hard to get on. Breakfast: half a slice. Tablets taken.";
        if (day == story.KarenWrote)
            return "Slippers tight. Told Denise. Porridge. Tablets taken. She did her own hair.";
        if (day == story.NurseCame)
            return "Nurse coming today. Left the bandage alone. Tablets taken.";
        if (day.DayOfWeek == DayOfWeek.Sunday)
        {
            return ago <= 7
                ? "Church taxi did not come. She was in her hat by the door at nine. Sat with her; put the service on the radio. She sang."
                : "Ready in her hat before I came. Taxi at half past nine. Tablets taken.";
        }

        return ago <= 7 ? LateMornings[ago % 3] : Mornings[ago % 3];
    }

    private static string Evening(Story story, DateOnly day, int ago)
    {
        if (ago == 1)
            return "In her chair. Not hungry, had soup. Said she slept sitting up. Told her it is all right to ring in the night. Biscuit fed.";
        if (day == story.KarenWrote)
            return "Short of breath getting to the door. Waiting for Karen to ring at seven. Tablets taken.";
        if (day == story.NurseCame)
            return "Nurse says she will find out about the water tablet. Edie tired. Supper: egg on toast.";
        if (day.DayOfWeek == DayOfWeek.Sunday && ago <= 7)
            return "Quiet. Says it is not the same on the radio. Ham sandwich, tablets.";
        if (day.DayOfWeek == DayOfWeek.Thursday)
            return "Alan had been: lost at cribbage and very pleased about it. Tablets taken.";
        return ago <= 7 ? LateEvenings[ago % 3] : Evenings[(ago + 1) % 3];
    }
}
