using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>Three years of numbers from the surgery. Read down a column: the kidneys fall, the weight rises before the admission and again now.</summary>
internal static class SurgeryMeasurements
{
    // Months ago, weight kg, systolic, diastolic, pulse, oxygen %, HbA1c, eGFR, creatinine; 0 where it was not taken.
    private static readonly (int Months, decimal Weight, int Systolic, int Diastolic, int Pulse, int Oxygen, int HbA1c, int Egfr, int Creatinine)[] Reviews =
    [
        (35, 71.0m, 148, 82, 92, 95, 58, 52, 92),
        (30, 70.6m, 144, 80, 78, 95, 0, 49, 96),
        (24, 70.2m, 140, 78, 76, 95, 56, 47, 99),
        (18, 70.4m, 138, 78, 74, 94, 59, 46, 101),
        (12, 70.1m, 136, 76, 76, 94, 0, 44, 105),
        (6, 70.3m, 132, 74, 78, 94, 61, 41, 112),
    ];

    public static void Write(SourceBuilder surgery, Story story)
    {
        foreach (var r in Reviews)
        {
            var day = story.Today.MonthsAgo(r.Months).AddDays(7).OnWeekday();
            var when = day.At(9, 40);
            surgery.BloodPressure(r.Systolic, r.Diastolic, when, PracticeNurse);
            surgery.Measured(Measures.Weight, r.Weight, when, PracticeNurse);
            surgery.Measured(Measures.Pulse, r.Pulse, when, PracticeNurse);
            surgery.Measured(Measures.Oxygen, r.Oxygen, when, PracticeNurse);
            surgery.Measured(Measures.Egfr, r.Egfr, day, PracticeNurse);
            surgery.Measured(Measures.Creatinine, r.Creatinine, day, PracticeNurse);
            if (r.HbA1c > 0)
                surgery.Measured(Measures.HbA1c, r.HbA1c, day, PracticeNurse);
        }

        surgery.Measured(Measures.Height, 158m, story.Today.MonthsAgo(35).AddDays(7).OnWeekday(), PracticeNurse);
        surgery.Measured(Measures.NtProBnp, 2840m, story.HeartFailureFound, Gp, "Very high: refer to be seen within two weeks.");
        surgery.BloodPressure(132, 74, story.Fell.AddDays(1).OnWeekday().At(13, 20), Gp, "Sitting. Standing after three minutes: 110/64.");
        surgery.Found(Measures.Smoking, Measures.ExSmoker, story.Today.MonthsAgo(6).AddDays(7).OnWeekday(), PracticeNurse, note: "Stopped in 1990.");
        surgery.Measured(Measures.ClinicalFrailty, 6, story.Fell.AddDays(12), Gp, "Was 4 three years ago.");
        surgery.Measured(Measures.Potassium, 4.9m, story.Today.WeeksAgo(4).OnWeekday(), Gp);
        surgery.Measured(Measures.Egfr, 38, story.Today.WeeksAgo(4).OnWeekday(), Gp, "Down a little since hospital. Repeat in six weeks.");
    }
}
