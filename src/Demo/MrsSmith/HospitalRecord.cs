using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;
using static Goldthread.Demo.Codes.Conditions;
using static Goldthread.Demo.Codes.Medicines;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What the hospital wrote. It has the new dose, an old address, "no known drug allergies" and "lives with daughter".</summary>
internal static class HospitalRecord
{
    public static void Write(SourceBuilder hospital, Story story)
    {
        Clinics(hospital, story);
        var stay = TheStay(hospital, story);
        Tablets(hospital, story);
        hospital.Letter("Discharge summary", $"Discharge summary, {story.LeftHospital.Said()}", story.LeftHospital.AddDays(6).At(18, 45), WardDoctor, Summary(story));
        hospital.Booked("Heart clinic with Dr Mehta", story.Today.AddDays(19).OnWeekday().At(14, 30), 20, Cardiologist, note: "Bring your weight book.");
        hospital.WayHome(stay, story.Admitted.AddDays(5), story.LeftHospital, new WayHomeFacts(
            1, "Help night and morning to begin with; somebody to weigh her twice a week", null, story.LeftHospital.AddDays(-2), story.LeftHospital, "i-home-social", "SocialCare", "involved",
            ["person", "carer", "gp", "social-care"]), WardNurse);
    }

    private static void Clinics(SourceBuilder hospital, Story story)
    {
        var first = story.HeartFailureFound.AddDays(12).OnWeekday();
        var echo = hospital.Contact(Contacts.Outpatient, first.At(11, 0), 30, Cardiologist, "Heart failure clinic, first visit", "Comfortable at rest. Echo today. Start low dose bisoprolol and ramipril.");
        hospital.Done(Concept.Snomed("40701008", "Echocardiography"), first.At(10, 30), Cardiologist, "Ejection fraction 38%. Left atrium enlarged.", echo);
        hospital.Contact(Contacts.Outpatient, story.Today.MonthsAgo(22).OnWeekday().At(15, 0), 20, Cardiologist, "Heart clinic", "Steady. Walks to the shop with one stop. No change.");
        hospital.Contact(Contacts.Outpatient, story.Today.MonthsAgo(10).OnWeekday().At(15, 20), 20, Cardiologist, "Heart clinic", "Did not manage the stairs to the clinic, came by lift. No change to tablets. Review in a year.");
        hospital.Letter("Clinic letter", "Heart clinic", story.Today.MonthsAgo(10).OnWeekday().AddDays(5).At(9, 0), Cardiologist, """
            Dear Dr Okafor,

            I saw Mrs Smith in the heart clinic. She is steady but slower. Please keep furosemide at 40 mg. If her weight goes up by
            2 kg in three days, or she needs more pillows, please ring our heart failure nurse, Ellen Byrne, on 01632 960515.

            Dr Rohan Mehta
            """);
        hospital.Problem(HeartFailure, first, Cardiologist);
        hospital.Problem(AtrialFibrillation, first, Cardiologist);
        hospital.Contact(Contacts.Emergency, story.Fell.At(19, 50), 260, EmergencyDoctor, "Fall at home", "Brought by ambulance after a fall. X-ray of hip: no break. Home by taxi at ten past midnight; no one told.");
    }

    private static Ref TheStay(SourceBuilder hospital, Story story)
    {
        var admitted = story.Admitted;
        hospital.Contact(Contacts.Emergency, admitted.At(6, 25), 340, EmergencyDoctor, "Very breathless",
            "Could not lie down all night. Neighbour rang 999. Oxygen 89% on air, legs swollen to the knee, 76 kg. Furosemide into a vein.");
        var stay = hospital.Stay(Contacts.EmergencyStay, admitted.At(12, 5), story.LeftHospital.At(15, 40), WardDoctor, "Heart failure, fluid overload",
            note: "Curlew Ward. Lost 5.6 kg of fluid. Ready to leave two days before she left: waited for help at home to be arranged.",
            coded: Diagnoses.Of("Breathless", [HeartFailure, AtrialFibrillation, Type2Diabetes, KidneyDisease3, Hypertension], needsCare: true, isFrail: false));
        hospital.NoDrugAllergies(admitted, WardNurse);
        hospital.Told(Measures.LivesWith, "Lives with daughter", admitted, WardNurse);
        hospital.BloodPressure(108, 62, admitted.At(6, 40), EmergencyDoctor);
        hospital.Measured(Measures.Oxygen, 89, admitted.At(6, 40), EmergencyDoctor, "On air.");
        hospital.Measured(Measures.Pulse, 118, admitted.At(6, 40), EmergencyDoctor);
        hospital.Measured(Measures.Breaths, 28, admitted.At(6, 40), EmergencyDoctor);
        hospital.Measured(Measures.NtProBnp, 6120, admitted, WardDoctor);
        hospital.Measured(Measures.Egfr, 33, admitted, WardDoctor);
        hospital.Measured(Measures.Potassium, 5.3m, admitted, WardDoctor);
        hospital.Measured(Measures.Haemoglobin, 112, admitted, WardDoctor);
        decimal[] weights = [76.0m, 75.1m, 74.2m, 73.0m, 72.3m, 71.6m, 71.0m, 70.6m, 70.5m, 70.4m];
        for (var day = 0; day < weights.Length; day++)
            hospital.Measured(Measures.Weight, weights[day], admitted.AddDays(day).At(day == 0 ? 13 : 7, 0), WardNurse);
        hospital.BloodPressure(116, 66, story.LeftHospital.At(8, 0), WardNurse);
        hospital.Measured(Measures.Oxygen, 94, story.LeftHospital.At(8, 0), WardNurse, "On air.");
        hospital.Measured(Measures.Egfr, 39, story.LeftHospital, WardDoctor);
        hospital.Done(Concept.Snomed("40701008", "Echocardiography"), admitted.AddDays(2).At(10, 15), Cardiologist, "Ejection fraction 34%.", stay);
        hospital.Contact(Contacts.MultidisciplinaryMeeting, admitted.AddDays(5).At(9, 0), 15, WardNurse, "Getting home",
            "Home first. Needs help night and morning to begin with. Hub told. Daughter to stay for the first week; she lives in Aberdeen.");
        return stay;
    }

    private static void Tablets(SourceBuilder hospital, Story story)
    {
        var day = story.LeftHospital;
        hospital.Prescription(Furosemide, "80 mg", "Take 80 mg each morning (two 40 mg tablets)", day, WardDoctor, why: "Dose doubled: heart failure");
        hospital.Prescription(Bisoprolol, "2.5 mg", "Take one each morning", day, WardDoctor);
        hospital.Prescription(Ramipril, "2.5 mg", "Take one at night", day, WardDoctor);
        hospital.Prescription(Apixaban, "5 mg", "Take one twice a day", day, WardDoctor);
        hospital.Prescription(Dapagliflozin, "10 mg", "Take one each morning", day, WardDoctor, why: "New: heart failure and diabetes");
        hospital.Prescription(Metformin, "500 mg", "Stopped in hospital while the kidneys recover; GP to restart", day.DaysAgo(9), WardDoctor, day, "Stopped for now");
    }

    private static string Summary(Story story) => $"""
        DISCHARGE SUMMARY
        Mrs Edith Smith. In hospital from {story.Admitted.Said()} to {story.LeftHospital.Said()}, Curlew Ward.

        Why she came in: worsening heart failure. She had put on about 6 kg of fluid over four weeks.
        What we did: water tablets into a vein, then by mouth. Weight on leaving 70.4 kg. Heart scan: ejection fraction 34%.
        Changed: FUROSEMIDE NOW 80 mg each morning (was 40 mg). New: dapagliflozin 10 mg. Metformin stopped until kidneys rechecked.
        Allergies: no known drug allergies.

        For the GP: change the repeat prescription. Kidney blood test in one week.
        For the community heart failure nurse: weigh twice a week. Ring us above 72 kg.
        For the council: reablement at home, twice a day. Lives with daughter.

        Dr Sophie Lund, for Dr Rohan Mehta
        """;
}
