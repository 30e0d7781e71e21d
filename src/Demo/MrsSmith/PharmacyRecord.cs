using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What the pharmacist wrote, who is the first to see that two doses do not agree.</summary>
internal static class PharmacyRecord
{
    public static void Write(SourceBuilder pharmacy, Story story)
    {
        pharmacy.Allergy(Concept.Snomed("91936005", "Allergy to penicillin"), "As the surgery tells us", story.Today.YearsAgo(3).OnWeekday(), Pharmacist, confirmed: false);
        pharmacy.Takes(Medicines.Furosemide, "40 mg", "One each morning, weekly box", story.Today.DaysAgo(6).OnWeekday(), Pharmacist.Ref, "As on the surgery's repeat.");
        pharmacy.Takes(Medicines.Apixaban, "5 mg", "One twice a day, weekly box", story.Today.DaysAgo(6).OnWeekday(), Pharmacist.Ref);
        pharmacy.Takes(Medicines.Dapagliflozin, "10 mg", "One each morning: not on the repeat, last supply from the hospital ran out", story.Today.DaysAgo(6).OnWeekday(), Pharmacist.Ref);
        pharmacy.Contact(Contacts.Pharmacy, story.Today.MonthsAgo(2).OnWeekday().At(15, 0), 20, Pharmacist, "Inhaler check", "Breathes in too fast. Shown again, spacer given.");
        pharmacy.Vaccinated("COVID-19", Concept.Words("COVID-19 booster vaccination"), story.Today.MonthsAgo(5).OnWeekday(), Pharmacist);
        pharmacy.Contact(Contacts.Telephone, story.MedicineQuery.At(16, 20), 10, Pharmacist, "Query about furosemide",
            "Ellen Byrne rang. Discharge summary says 80 mg, repeat says 40 mg; boxes filled with 40 mg since she came home. Dapagliflozin not on the repeat. Message to Dr Okafor, urgent.");
        pharmacy.Message(story.MedicineQuery.At(16, 35), Pharmacist.Ref, Gp.Ref, "Furosemide dose, Mrs E Smith", "Please confirm 40 mg or 80 mg each morning, and whether dapagliflozin goes on. Weight is rising. I can change the boxes the same day. Imran Qureshi, 01632 960514");
    }
}
