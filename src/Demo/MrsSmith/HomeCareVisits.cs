using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>Two visits a day for the past three weeks: the last seven days as they were written, and the weights that tell the story.</summary>
internal static class HomeCareVisits
{
    // Yesterday first.
    private static readonly (decimal Weight, string Morning, string Evening)[] ThisWeek =
    [
        (72.1m, "72.1 kg. Over 72, so rang Ellen Byrne's line at 8:25am as the plan says; left a message. Feet very puffy. Washed, cream on, stocking hard to get on. Breakfast: half a slice. Tablets taken.", "In her chair. Not hungry, had soup. Said she slept sitting up. Told her it is all right to ring in the night. Biscuit fed."),
        (71.9m, "71.9 kg. A bit puffed doing her cardigan, we took our time. Tablets taken. Toast and marmalade. Pots watered from the back door, with my arm.", "Alan had been: lost at cribbage and very pleased about it. Tablets taken. In bed at half past eight."),
        (71.8m, "71.8 kg. Washed and dressed. Talked about the bulbs: she has a list. Tablets taken.", "Fish pie, ate most of it. Ankles up on the stool."),
        (71.7m, "71.7 kg. Nurse coming today. Left the bandage alone. Tablets taken.", "Nurse says she will find out about the water tablet. Edie tired. Supper: egg on toast."),
        (71.6m, "71.6 kg and slippers tight. Told Denise. Porridge. Tablets taken. She did her own hair.", "Karen on the telephone while I was there. Edie had to stop for breath twice."),
        (71.4m, "71.4 kg. Sunday: church taxi did not come. She was in her hat by the door at nine. Sat with her; put the service on the radio. She sang.", "Quiet. Says it is not the same on the radio. Ham sandwich, tablets."),
        (71.3m, "71.3 kg. New sheets. Tablets taken, cream on. Bath done with the board, no bother.", "Pat brought a pie. Both laughing when I came."),
    ];

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

    public static void Write(SourceBuilder agency, Story story)
    {
        for (var ago = 21; ago >= 1; ago--)
        {
            var day = story.Today.DaysAgo(ago);
            var (morning, evening, weight) = ago <= ThisWeek.Length
                ? (ThisWeek[ago - 1].Morning, ThisWeek[ago - 1].Evening, ThisWeek[ago - 1].Weight)
                : (Mornings[ago % 3], Evenings[(ago + 1) % 3], 70.8m + (decimal)((21 - ago) / 5) * 0.2m);
            var early = ago % 3 == 0 ? CareWorkerKasia : CareWorkerJoy;
            var late = ago % 3 == 0 ? CareWorkerJoy : CareWorkerKasia;
            agency.Contact(Contacts.CareVisit, day.At(8, 5 + (ago * 7 % 25)), 45 - (ago * 3 % 8), early, "Morning visit", morning);
            agency.Measured(Measures.Weight, weight, day.At(8, 12 + (ago * 7 % 25)), early);
            agency.Contact(Contacts.CareVisit, day.At(18, 2 + (ago * 11 % 50)), 30 - (ago * 5 % 6), late, "Evening visit", evening);
        }

        agency.PlannedContact(Contacts.CareVisit, story.Today.At(8, 15), 45, CareWorkerJoy, "Morning visit");
        agency.PlannedContact(Contacts.CareVisit, story.Today.At(18, 15), 30, CareWorkerKasia, "Evening visit");
    }
}
