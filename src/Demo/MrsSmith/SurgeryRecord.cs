using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;
using static Goldthread.Demo.Codes.Conditions;
using static Goldthread.Demo.Codes.Medicines;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What the surgery wrote. It holds the penicillin allergy, and still the old dose of the water tablet.</summary>
internal static class SurgeryRecord
{
    public static void Write(SourceBuilder surgery, Story story)
    {
        Problems(surgery, story);
        Medication(surgery, story);
        Contact(surgery, story);
        Vaccinations(surgery, story.Today);
        Papers(surgery, story);
    }

    private static void Problems(SourceBuilder surgery, Story story)
    {
        var today = story.Today;
        surgery.Problem(HeartFailure, story.HeartFailureFound, Gp, "Echo: moderately reduced pump function, ejection fraction 38%. Under Dr Mehta.");
        surgery.Problem(AtrialFibrillation, today.YearsAgo(8).OnWeekday(), Gp, "Found at a pulse check. On apixaban.");
        surgery.Problem(Copd, today.YearsAgo(12).OnWeekday(), Gp, "Stopped smoking in 1990. Two flare-ups in the past three years.");
        surgery.Problem(Type2Diabetes, today.YearsAgo(16).OnWeekday(), Gp);
        surgery.Problem(Hypertension, today.YearsAgo(27).OnWeekday(), Gp);
        surgery.Problem(KidneyDisease3, today.YearsAgo(6).OnWeekday(), Gp, "Kidney function falling slowly. Recheck after any change of water tablet.");
        surgery.Problem(Osteoarthritis, today.YearsAgo(14).OnWeekday(), Gp, "Both knees. Does not want an operation: \"not at my age, love\".");
        surgery.Problem(HearingLoss, today.YearsAgo(5).OnWeekday(), Gp, "Hearing aid in the left ear.");
        surgery.Problem(Cataract, today.YearsAgo(7).OnWeekday(), Gp, "Right eye done.", today.YearsAgo(6).OnWeekday());
        surgery.Problem(MildFrailty, today.YearsAgo(3).AddDays(40).OnWeekday(), PracticeNurse, until: story.Fell.AddDays(12));
        surgery.Problem(ModerateFrailty, story.Fell.AddDays(12), Gp, "Slower since the fall. Needs help to wash her feet and to shop.");
        surgery.Problem(Fall, story.Fell, Gp, "Fell in the kitchen reaching for the cat's tin. Bruised hip, no break. On the floor about an hour; neighbour found her.");
        surgery.Allergy(new Concept(Systems.Snomed, "91936005", "Allergy to penicillin"), "Rash all over, 1974", new DateOnly(1974, 6, 12), Gp);

        // Never changed since Harold died: one of the places where the sources differ.
        surgery.Told(Measures.LivesWith, "Lives with husband", today.YearsAgo(11), PracticeNurse);
        surgery.Flag(FlagKind.CarerExists, "Daughter Karen Fraser is her unpaid carer, from a distance. Ring her about appointments: 07700 900117.", today.YearsAgo(2), PracticeNurse);
    }

    private static void Medication(SourceBuilder surgery, Story story)
    {
        var began = story.HeartFailureFound;
        surgery.Prescription(Furosemide, "40 mg", "Take one each morning", began, Gp, why: "Heart failure");
        surgery.Prescription(Bisoprolol, "2.5 mg", "Take one each morning", began, Gp, why: "Heart failure and fast pulse");
        surgery.Prescription(Ramipril, "2.5 mg", "Take one at night", began, Gp, why: "Heart failure");
        surgery.Prescription(Apixaban, "5 mg", "Take one twice a day", story.Today.YearsAgo(8).OnWeekday(), Gp, why: "Irregular heartbeat: to prevent a stroke");
        surgery.Prescription(Metformin, "500 mg", "Take one with breakfast and one with tea", story.Today.YearsAgo(10).OnWeekday(), Gp, why: "Diabetes");
        surgery.Prescription(Atorvastatin, "20 mg", "Take one at night", story.Today.YearsAgo(9).OnWeekday(), Gp);
        surgery.Prescription(Tiotropium, "18 micrograms", "Breathe in one capsule each morning", story.Today.YearsAgo(5).OnWeekday(), Gp, why: "COPD");
        surgery.Prescription(Salbutamol, "100 micrograms/dose", "Two puffs when breathless", story.Today.YearsAgo(12).OnWeekday(), Gp, why: "COPD");
        surgery.Prescription(Paracetamol, "500 mg", "Two up to four times a day for the knees", story.Today.YearsAgo(6).OnWeekday(), Gp);
        surgery.Prescription(Emollient, "500 g", "On both legs twice a day", story.Today.MonthsAgo(5).OnWeekday(), PracticeNurse);
        surgery.Prescription(Amlodipine, "5 mg", "Take one each morning", story.Today.YearsAgo(20), Gp, story.HeartFailureFound, "Stopped: ankles swelled");
        surgery.Prescription(Prednisolone, "5 mg", "Six each morning for five days", story.Today.MonthsAgo(15).OnWeekday(), Gp, story.Today.MonthsAgo(15).OnWeekday().AddDays(5), "COPD flare-up", acute: true);
        surgery.Prescription(Doxycycline, "100 mg", "Two on day one, then one a day", story.Today.MonthsAgo(15).OnWeekday(), Gp, story.Today.MonthsAgo(15).OnWeekday().AddDays(7), "Chest infection; not penicillin", acute: true);
    }

    private static void Contact(SourceBuilder surgery, Story story)
    {
        var today = story.Today;
        surgery.Contact(Contacts.Surgery, story.HeartFailureFound.At(10, 20), 15, Gp, "Breathless on the stairs",
            "Three months of getting puffed. Sleeps on three pillows. Ankles swollen, chest crackles. Blood test very high. Started furosemide, referred to cardiology.");
        surgery.Contact(Contacts.Surgery, today.MonthsAgo(30).OnWeekday().At(9, 40), 20, PracticeNurse, "Diabetes and blood pressure review",
            "Doing well. Feet: good pulses, feeling a little reduced on the left. Growing tomatoes on the sill.");
        surgery.Contact(Contacts.Surgery, today.MonthsAgo(18).OnWeekday().At(9, 40), 20, PracticeNurse, "Yearly review", "Came by taxi, the bus stop is too far now. Sugar steady.");
        surgery.Contact(Contacts.Telephone, today.MonthsAgo(15).OnWeekday().At(11, 5), 10, Gp, "Cough and green phlegm", "COPD flare-up. Steroids and doxycycline; penicillin avoided. Rang back on day four: better.");
        surgery.Contact(Contacts.HomeVisit, story.Fell.AddDays(1).OnWeekday().At(13, 15), 30, Gp, "Visit after a fall",
            "Bruised left hip, bears weight. Blood pressure drops on standing, 132 to 110. She was reaching for a high shelf. Asked for falls assessment and for rails. Edie: \"I don't want a fuss, I want to go on as I am.\"");
        surgery.Contact(Contacts.Telephone, story.Admitted.DaysAgo(11).OnWeekday().At(16, 30), 5, PracticeNurse, "Daughter rang: Mum is puffing on the phone",
            "Karen says Edie cannot finish a sentence. Told to call 111 if worse. Appointment offered in nine days.");
        surgery.Contact(Contacts.Telephone, story.LeftHospital.AddDays(4).OnWeekday().At(12, 0), 8, Gp, "After the hospital stay",
            "Home and glad of it. Discharge summary not in yet; medicines left as they were. To see heart failure nurse.");
        surgery.Contact(Contacts.HomeVisit, today.WeeksAgo(4).OnWeekday().At(14, 0), 30, Gp, "Planning ahead, with Tom Whitfield",
            "Talked about what she would want if she got very poorly. She wants to stay at home unless something simple needs hospital. Would go in for a few days for her breathing. Does not want a machine to breathe for her. Form completed; copy by the telephone.");
        surgery.Contact(Contacts.MultidisciplinaryMeeting, today.WeeksAgo(2).Last(DayOfWeek.Tuesday).At(12, 30), 40, Gp, "Millbrook team meeting",
            "Present: GP, district nurse, heart failure nurse, social worker, coordinator, housing officer by telephone. Agreed: rails and level shower before winter, befriending to go on, daily weights by home care. Edie to be told by Tom the same day.");
        surgery.Booked("Blood test: kidneys and salts", today.AddDays(6).OnWeekday().At(9, 10), 10, PracticeNurse, note: "Transport booked by Tom Whitfield.");
    }

    private static void Vaccinations(SourceBuilder surgery, DateOnly today)
    {
        var flu = Concept.Snomed("86198006", "Administration of influenza vaccine");
        for (var year = 1; year <= 3; year++)
            surgery.Vaccinated("Flu", flu, new DateOnly(today.Year - year, 10, 6).OnWeekday(), PracticeNurse);
        surgery.Vaccinated("Pneumonia", Concept.Snomed("12866006", "Administration of pneumococcal vaccine"), today.YearsAgo(19).OnWeekday(), PracticeNurse);
        surgery.Vaccinated("Shingles", Concept.Snomed("722215002", "Administration of Varicella-zoster vaccine for shingles"), today.YearsAgo(10).OnWeekday(), PracticeNurse);
    }

    private static void Papers(SourceBuilder surgery, Story story)
    {
        surgery.Flag(FlagKind.EscalationWishes, "Wishes recorded: would go to hospital for a short, simple treatment; does not want a breathing machine; wants to die at home with Biscuit on the bed.", story.Today.WeeksAgo(4).OnWeekday(), Gp, story.Today.MonthsAgo(-11));
        surgery.Referral("Falls assessment", "Fall in the kitchen, blood pressure drops on standing", story.Fell.AddDays(1).OnWeekday(), Gp, Organisations.Community, "completed");
        surgery.Referral("Social prescribing", "Alone most of the week since the fall; misses church", story.Fell.AddDays(12), Gp, Organisations.Charities[0], "completed");
        surgery.Letter("Referral letter", "To cardiology", story.HeartFailureFound.At(17, 10), Gp, """
            Dear Dr Mehta,

            Thank you for seeing Mrs Edith Smith, 81, with three months of breathlessness, swollen ankles and three pillows at night.
            NT-proBNP 2,840. She is in atrial fibrillation, on apixaban. ALLERGIC TO PENICILLIN (rash, 1974).

            She lives for her garden and her cat and would like to manage the steps to the churchyard again.

            Dr Amara Okafor
            """);
        surgery.Action("Answer the pharmacist: which dose of furosemide, 40 mg or 80 mg?", Gp, story.MedicineQuery, story.Today.AddDays(1), Pharmacist, "requested", "urgent",
            note: "Discharge summary says 80 mg. Our repeat list says 40 mg. Weight is going up.");
    }
}
