using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What the community trust wrote: the leg ulcer that is healing, the weights that are not, and the falls assessment.</summary>
internal static class CommunityRecord
{
    public static void Write(SourceBuilder community, Story story)
    {
        LegUlcer(community, story);
        HeartFailureNurse(community, story);
        GettingAbout(community, story);
    }

    private static void LegUlcer(SourceBuilder community, Story story)
    {
        var began = story.Today.WeeksAgo(17).Last(DayOfWeek.Tuesday);
        var episode = community.Episode("District nursing: leg ulcer", began, null, DistrictNurse);
        community.Problem(Conditions.LegUlcer, began, DistrictNurse, "Left shin, knocked on the coal scuttle. Compression is safe: Doppler 0.95.");
        decimal[] sizes = [12.0m, 11.4m, 10.1m, 9.6m, 8.2m, 6.9m, 5.1m, 3.4m];
        string[] notes =
        [
            "New ulcer on left shin, 4 by 3 cm, wet. Legs swollen. Compression started. Biscuit sat on my bag throughout.",
            "Slightly smaller. Edie says the bandage slips when Kasia does her stocking; will show her.",
            "Cleaner. Legs less swollen since hospital.",
            "Edie worried about paying for the taxi to church. Told Tom.",
            "Healing well from the edges.",
            "Pain down, two paracetamol at night only.",
            "Good skin growing. Dressing now once a week.",
            "Nearly there. Ankles puffier than last week and shoes tight: weighed, told Ellen Byrne.",
        ];
        for (var i = 0; i < notes.Length; i++)
        {
            var day = began.AddDays(i * 15);
            if (day >= story.Admitted && day <= story.LeftHospital)
                day = story.LeftHospital.AddDays(2);
            var visit = community.Contact(Contacts.HomeVisit, day.OnWeekday().At(10, 30), 35, DistrictNurse, "Leg ulcer dressing", notes[i], episode);
            community.Measured(Measures.UlcerSize, sizes[i], day.OnWeekday().At(10, 40), DistrictNurse);
            community.Done(Concept.Words("Compression bandage, left leg"), day.OnWeekday().At(10, 45), DistrictNurse, during: visit);
        }

        community.PlannedContact(Contacts.HomeVisit, story.Today.AddDays(2).OrNextWeekday().At(10, 30), 35, DistrictNurse, "Leg ulcer dressing");
    }

    private static void HeartFailureNurse(SourceBuilder community, Story story)
    {
        var first = story.LeftHospital.AddDays(6).OnWeekday();
        var episode = community.Episode("Community heart failure service", first, null, Cast.HeartFailureNurse);
        (int Day, decimal Weight, int Oxygen, string Note)[] visits =
        [
            (0, 70.4m, 94, "Breathing easy, two pillows. Knows to weigh after the toilet, before breakfast. Wrote her weight book heading in red."),
            (14, 70.1m, 94, "Ankles down. Tablets in a weekly box filled by the pharmacy."),
            (35, 70.3m, 93, "Steady. Managing to the gate and back. Wants to see her roses pruned properly."),
            (56, 70.8m, 94, "Up half a kilo. No more pillows. Keep watching."),
            (76, 71.9m, 92, "Up 1.1 kg in under three weeks, ankles puffy again, three pillows. Box holds ONE furosemide 40 mg, I expected two. Rang the pharmacy. See her again within the week, sooner if over 72."),
        ];
        foreach (var (day, weight, oxygen, note) in visits)
        {
            var when = day == visits[^1].Day ? story.NurseCame : first.AddDays(day).OnWeekday();
            community.Contact(Contacts.HomeVisit, when.At(14, 0), 40, Cast.HeartFailureNurse, "Heart failure visit", note, episode);
            community.Measured(Measures.Weight, weight, when.At(14, 10), Cast.HeartFailureNurse);
            community.Measured(Measures.Oxygen, oxygen, when.At(14, 12), Cast.HeartFailureNurse);
            community.BloodPressure(124 - (day / 12), 70 - (day / 30), when.At(14, 15), Cast.HeartFailureNurse);
        }

        community.Takes(Medicines.Furosemide, "40 mg", "One in the morning, from the weekly box", story.NurseCame, Cast.HeartFailureNurse.Ref,
            "Seen in the box. Discharge summary says 80 mg. Asked the pharmacist to find out.");
        community.PlannedContact(Contacts.HomeVisit, story.Today.AddDays(1).OrNextWeekday().At(14, 0), 40, Cast.HeartFailureNurse, "Heart failure visit: weight going up");
        community.Action("See Edie about her weight and agree the right dose with Dr Okafor", Cast.HeartFailureNurse, story.MedicineQuery, story.Today.AddDays(1), DistrictNurse, "in-progress", "urgent");
    }

    private static void GettingAbout(SourceBuilder community, Story story)
    {
        var day = story.Fell.AddDays(16).OnWeekday();
        community.Contact(Contacts.HomeVisit, day.At(11, 0), 60, Physio, "Falls assessment", "Walks with one stick, holds the furniture. Stood from the chair in 21 seconds.");
        community.Answers(Questionnaires.FallsAssessment, day.At(12, 0), Physio.Ref, community.Patient,
            ("history", "One fall this year, in the kitchen. Nearly went over twice on the back step."),
            ("gait", "Steady with a stick indoors. Tires after twenty steps."),
            ("home", "High shelf in the kitchen, loose mat by the bath, back step without a rail."),
            ("medicines", "Blood pressure drops when she stands. Water tablets, bisoprolol and ramipril may add to it."),
            ("plan", "Move the cat's tins down. Mat gone. Rails at the step and bath: housing asked. Chair exercises twice a day: Edie does them to the radio."));
        var episode = community.Episode("Community physiotherapy", day, day.AddDays(49), Physio);
        for (var week = 1; week <= 3; week++)
            community.Contact(Contacts.HomeVisit, day.AddDays(week * 14).OnWeekday().At(11, 0), 40, Physio, "Strength and balance", week == 3 ? "Twelve seconds from the chair. Discharged with a home programme." : "Doing her exercises. Laughing.", episode);
        community.Flag(FlagKind.ReasonableAdjustment, "Hard of hearing: face her, speak to her left side, do not shout. Ring for a long time, she walks slowly to the telephone. Large print letters.", story.Today.YearsAgo(2), DistrictNurse);
    }
}
