using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What the home care agency wrote besides its visit notes: its own plan, who has keys, what it worries about.</summary>
internal static class HomeCareRecord
{
    public static void Write(SourceBuilder agency, Story story)
    {
        var goal = agency.Goal("Washed, dressed and comfortable, the way Edie likes it", GoalChosenBy.Person, story.HomeCareBegan, null, agency.Patient);
        agency.Plan("Home care plan", "Mornings after eight, 45 minutes. Evenings between six and seven, 30 minutes. Two faces if we can: Joy and Kasia.", story.HomeCareBegan, CareManager, [goal],
            [
                ("Weigh before breakfast, write it in the red book and in the log", CareWorkerJoy.Ref),
                ("Prompt tablets from the weekly box; do not open packets", CareWorkerJoy.Ref),
                ("Cream on both legs, stocking on the right, bandage stays on the left", CareWorkerKasia.Ref),
                ("Sit down for five minutes with a cup of tea. It is in the plan.", CareWorkerKasia.Ref),
            ]);
        agency.Flag(FlagKind.HomeAccess, "Key safe by the front door; number on the worker's telephone only. Call out: she will not hear you come in.", story.HomeCareBegan, CareManager);
        agency.Takes(Medicines.Furosemide, "40 mg", "One white tablet, mornings, in the box", story.Today.WeeksAgo(1), CareWorkerJoy.Ref);
        agency.Message(story.KarenWrote.At(9, 5), CareWorkerJoy.Ref, CareManager.Ref, "Weight going up", "Edie 71.6 this morning, was 70.9 on Monday week. Slippers tight. She says she's grand. Can you tell the nurse?");
        agency.Message(story.KarenWrote.At(9, 40), CareManager.Ref, DistrictNurse.Ref, "Edie Smith's weight", "Joy reports 71.6 kg and swollen feet. Passed to you and to Ellen Byrne as the plan says.");
    }
}
