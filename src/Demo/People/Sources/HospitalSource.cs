using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>The acute trust: attendances, stays with discharge summaries, clinics.</summary>
internal static class HospitalSource
{
    private static readonly string[] ChildReasons = ["High temperature", "Wheeze", "Head bump", "Broken wrist", "Swallowed something", "Tummy pain"];
    private static readonly string[] AdultReasons = ["Chest pain", "Injured ankle", "Cut hand", "Abdominal pain", "Back pain", "Head injury", "Palpitations", "Eye injury", "Allergic reaction"];
    private static readonly string[] OlderReasons = ["A fall", "Breathless", "Chest pain", "Confused and unwell", "Dizzy and collapsed", "Abdominal pain", "Urine infection", "Chest infection"];

    private static readonly (LongTermCondition For, string Doctor, string Clinic)[] Clinics =
    [
        (LongTermConditions.HeartFailure, "Consultant cardiologist", "Heart failure clinic"),
        (LongTermConditions.HeartDisease, "Consultant cardiologist", "Heart clinic"),
        (LongTermConditions.Copd, "Consultant respiratory physician", "Chest clinic"),
        (LongTermConditions.Cancer, "Consultant oncologist", "Cancer clinic"),
        (LongTermConditions.KidneyDisease, "Consultant nephrologist", "Kidney clinic"),
        (LongTermConditions.Parkinsons, "Consultant neurologist", "Neurology clinic"),
        (LongTermConditions.Epilepsy, "Consultant neurologist", "Neurology clinic"),
        (LongTermConditions.Stroke, "Consultant geriatrician", "Stroke clinic"),
        (LongTermConditions.Diabetes, "Diabetes specialist nurse", "Diabetes clinic"),
        (LongTermConditions.Osteoarthritis, "Consultant orthopaedic surgeon", "Orthopaedic clinic"),
    ];

    private static readonly (string What, string Surgeon, bool Day)[] Operations =
    [
        ("Cataract operation", "Consultant ophthalmologist", true), ("Hernia repair", "Consultant surgeon", true), ("Colonoscopy", "Consultant surgeon", true),
        ("Hip replacement", "Consultant orthopaedic surgeon", false), ("Knee replacement", "Consultant orthopaedic surgeon", false), ("Gallbladder removed", "Consultant surgeon", false),
    ];

    public static void Write(Records records, Life life)
    {
        var (age, conditions, frailty) = (life.Age, life.Conditions.Count, (int)life.Frailty);
        var attended = life.Days(ContactRates.EmergencyAttendances(age, conditions, frailty), ContactRates.Years);
        var admitted = life.Days(ContactRates.EmergencyAdmissions(age, conditions, frailty), ContactRates.Years);
        var planned = life.Days(ContactRates.PlannedAdmissions(age, conditions), ContactRates.Years);
        var clinics = life.Days(ContactRates.Outpatients(age, conditions), ContactRates.Years);
        if (attended.Length + admitted.Length + planned.Length + clinics.Length == 0)
            return;
        var hospital = records.From(Organisations.Hospital, Knowledge.Of(life, OrganisationKind.AcuteTrust));
        foreach (var day in attended)
            Attendance(hospital, life, day);
        foreach (var day in admitted)
            EmergencyStay(hospital, life, day);
        foreach (var day in planned)
            PlannedStay(hospital, life, day);
        foreach (var day in clinics)
            Clinic(hospital, life, day.OnWeekday());
        if (life.Disputed && life.Conditions.Count > 0)
            hospital.NoDrugAllergies(life.Day(1.5), Workforce.Hospital("Ward sister"));
    }

    private static string Reason(Life life) => life.Chance.Pick(life.Age < 16 ? ChildReasons : life.Age < 65 ? AdultReasons : OlderReasons);

    private static void Attendance(SourceBuilder hospital, Life life, DateOnly day) => hospital.Contact(
        Contacts.Emergency, day.At(life.Chance.Between(0, 23), life.Chance.Between(0, 59)), 60 + life.Chance.Between(0, 240), Workforce.Hospital("Specialty registrar, emergency medicine"), Reason(life));

    private static void EmergencyStay(SourceBuilder hospital, Life life, DateOnly day)
    {
        var chance = life.Chance;
        var nights = chance.Count(1.2 + (life.Age >= 65 ? 2.5 : 0) + ((int)life.Frailty * 2.2));
        var left = day.AddDays(nights);
        var reason = Reason(life);
        var under = Workforce.Hospital(life.Age < 16 ? "Consultant paediatrician" : life.Age >= 75 ? "Consultant geriatrician" : "Consultant physician");
        var arrived = day.At(chance.Between(6, 20), chance.Between(0, 59));
        hospital.Contact(Contacts.Emergency, arrived, 220, Workforce.Hospital("Consultant in emergency medicine"), reason);
        var died = life.Who.Died is { } death && death <= left;
        var stillThere = left > life.LastDay && !died;
        hospital.Stay(Contacts.EmergencyStay, arrived.Plus(230), stillThere ? null : Later(left, day).At(nights == 0 ? 23 : 14, 30), under, reason, died ? Contacts.Died : life.InCareHome ? Contacts.ToCareHome : null,
            coded: stillThere ? null : Diagnoses.Of(reason, life.Conditions.Select(c => c.Code), life.Frailty >= FrailtyBand.Moderate, life.Frailty == FrailtyBand.Severe));
        hospital.BloodPressure((int)chance.Around(128, 18), (int)chance.Around(74, 9), arrived.Plus(15), under);
        hospital.Measured(Measures.Oxygen, (int)Math.Clamp(chance.Around(95, 2.4), 84, 100), arrived.Plus(15), under);
        hospital.Measured(Measures.Pulse, (int)Math.Clamp(chance.Around(92, 15), 50, 150), arrived.Plus(15), under);
        if (!stillThere && !died)
            Discharge(hospital, life, day, left, reason, under);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static void Discharge(SourceBuilder hospital, Life life, DateOnly day, DateOnly left, string reason, StaffMember under)
    {
        var treatment = Array.Find(Treatments.All, t => life.Has(t.For) && t.Strengths.Length > 1);
        var changed = life.Disputed && treatment is not null ? $"{treatment.Medicine.Name} now {treatment.Strengths[^1]}." : "None.";
        if (life.Disputed && treatment is not null)
            hospital.Prescription(treatment.Medicine, treatment.Strengths[^1], treatment.How, left, under, why: "Dose changed in hospital");
        hospital.Letter("Discharge summary", $"Discharge summary, {left.Said()}", left.AddDays(life.LastDay > left ? 1 : 0).At(17, 0), under, $"""
            DISCHARGE SUMMARY
            {life.Who.Said}. In hospital from {day.Said()} to {left.Said()}.
            Why: {reason.ToLowerInvariant()}.
            Known conditions: {(life.Conditions.Count == 0 ? "none" : string.Join(", ", life.Conditions.Select(c => c.Code.Display.ToLowerInvariant())))}.
            Changes to medicines: {changed}
            {under.Name}, {under.JobTitle}
            """);
    }

    private static void PlannedStay(SourceBuilder hospital, Life life, DateOnly day)
    {
        var (what, surgeon, dayCase) = life.Age < 18 ? ("Tonsils removed", "Consultant surgeon", true) : life.Chance.Pick(Operations);
        var by = Workforce.Hospital(surgeon);
        var start = day.OnWeekday().At(7, 30);
        var end = dayCase ? start.Plus(420) : Min(start.Day.AddDays(life.Chance.Between(2, 4)), life.LastDay).At(12, 0);
        var stay = hospital.Stay(dayCase ? Contacts.DayCase : Contacts.PlannedStay, start, end.Day > start.Day || dayCase ? end : start.Plus(420), by, what);
        hospital.Done(Concept.Words(what), start.Plus(120), by, during: stay);
    }

    private static void Clinic(SourceBuilder hospital, Life life, DateOnly day)
    {
        var (doctor, clinic) = ("Consultant physician", life.Age < 16 ? "Children's clinic" : "Medical clinic");
        foreach (var known in Clinics)
        {
            if (life.Has(known.For) && life.Chance.Hit(0.5))
            {
                (doctor, clinic) = (known.Doctor, known.Clinic);
                break;
            }
        }

        hospital.Contact(Contacts.Outpatient, day.At(9 + life.Chance.Between(0, 7), 15 * life.Chance.Between(0, 3)), 20, Workforce.Hospital(life.Age < 16 ? "Consultant paediatrician" : doctor), clinic);
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
