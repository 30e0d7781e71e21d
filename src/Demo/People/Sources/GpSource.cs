using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>The GP practice: everyone has one. Problems, repeat medicines, yearly reviews, contacts, vaccinations.</summary>
internal static class GpSource
{
    private static readonly string[] ChildReasons = ["Cough", "Rash", "Earache", "High temperature", "Tummy ache", "Eczema", "Sore throat", "Asthma check"];
    private static readonly string[] AdultReasons =
    [
        "Back pain", "Cough", "Medication review", "Tired all the time", "Blood test results", "Rash", "Low mood", "Knee pain", "Headaches",
        "Sore throat", "Contraception", "Fit note", "Indigestion", "Shoulder pain", "Ear wax", "Chest infection", "Urine infection",
    ];

    private static readonly string[] OlderReasons =
    [
        "Medication review", "Breathless", "Dizzy on standing", "Swollen ankles", "Chest infection", "Urine infection", "Knee pain", "Blood test results",
        "Feeling low", "Trouble sleeping", "A fall", "Constipation", "Wound check", "Memory worries", "Back pain",
    ];

    private static readonly Concept[] DrugAllergies =
    [
        new(Systems.Snomed, "91936005", "Allergy to penicillin"), Concept.Words("Allergy to trimethoprim"), Concept.Words("Allergy to codeine"), Concept.Words("Allergy to ibuprofen"),
    ];

    private static readonly string[] NextOfKin = ["Child", "Child", "Spouse or partner", "Sibling", "Grandchild", "Friend"];

    private static readonly string[] Reactions = ["Rash", "Sick and dizzy", "Swollen lips", "Itching"];

    public static void Write(Records records, Life life)
    {
        var gp = records.From(life.Who.Practice, Knowledge.Of(life, OrganisationKind.GpPractice));
        Problems(gp, life);
        Allergies(gp, life);
        Medication(gp, life);
        Contact(gp, life);
        GpReviews.Write(gp, life);
        GpReviews.Vaccinations(gp, life);
        Family(gp, life);
        if (life.OptedOut)
            gp.OptsOut(life.Day(4));
        if (life.IsCarer)
            gp.Flag(FlagKind.CarerExists, "Looks after somebody: is an unpaid carer.", life.Day(4), Workforce.PracticeNurse(gp.Source, 0));
        if (life.Frailty >= FrailtyBand.Moderate && life.Chance.Hit(0.35))
            gp.Flag(FlagKind.EscalationWishes, "Wishes about treatment are recorded: ask to see the form at home.", life.Day(1.5), Workforce.Gp(gp.Source, 0), life.Today.AddMonths(6));
    }

    /// <summary>The code a GP would use: some conditions have several kinds.</summary>
    public static Concept CodeOf(LongTermCondition condition, Life life)
    {
        if (condition == LongTermConditions.Cancer)
        {
            return life.Chance.Between(0, 9) switch
            {
                < 4 => life.Who.Sex == Sex.Female ? Conditions.BreastCancer : Conditions.ProstateCancer,
                < 8 => Conditions.BowelCancer,
                _ => Conditions.LungCancer,
            };
        }

        if (condition == LongTermConditions.SevereMentalIllness)
            return life.Chance.Hit(0.5) ? Conditions.Schizophrenia : Conditions.Bipolar;
        return condition == LongTermConditions.Dementia && life.Chance.Hit(0.6) ? Conditions.Alzheimers : condition.Code;
    }

    private static void Family(SourceBuilder gp, Life life)
    {
        var chance = life.Chance;
        var phone = $"07700 900{chance.Between(0, 999):D3}";
        var names = Names.NameLists.For(life.Who.Ethnicity.Code!, life.Age < 16 ? life.Who.BirthDate.Year - 30 : life.Who.BirthDate.Year + (life.Age >= 65 ? 30 : 0));
        if (life.Age < 16)
            gp.Relative($"{chance.Pick(names.Women)} {life.Who.Family}", "Mother", phone, carer: false);
        else if (life.Age >= 65 && chance.Hit(0.6))
            gp.Relative($"{chance.Pick(chance.Hit(0.6) ? names.Women : names.Men)} {life.Who.Family}", chance.Pick(NextOfKin), phone, carer: life.Frailty >= FrailtyBand.Moderate && chance.Hit(0.6));
    }

    private static void Problems(SourceBuilder gp, Life life)
    {
        foreach (var condition in life.Conditions)
        {
            var lifelong = condition == LongTermConditions.LearningDisability || condition == LongTermConditions.Autism;
            var since = lifelong ? life.Who.BirthDate.AddYears(Math.Min(3, life.Age)) : life.Day(Math.Max(0.5, Math.Min(18, life.Age - condition.FromAge + 0.9)));
            gp.Problem(CodeOf(condition, life), since < life.LastDay ? since : life.LastDay, Doctor(gp, life));
        }

        if (life.Frailty >= FrailtyBand.Moderate || (life.Frailty == FrailtyBand.Mild && life.Chance.Hit(0.6)))
        {
            gp.Problem(Figures.Frailty.Code(life.Frailty), life.Day(2), Doctor(gp, life));
            gp.Measured(Measures.ClinicalFrailty, 4 + (int)life.Frailty, life.Day(2), Doctor(gp, life));
        }

        if (life.Age >= 65 && life.Chance.Hit(0.06 + (0.09 * (int)life.Frailty)))
            gp.Problem(Conditions.Fall, life.Day(1), Doctor(gp, life));
        if (life.Frailty == FrailtyBand.Severe && life.Chance.Hit(0.5))
            gp.Problem(Conditions.Housebound, life.Day(1.5), Doctor(gp, life));
    }

    private static void Allergies(SourceBuilder gp, Life life)
    {
        if (life.Age >= 3 && life.Chance.Hit(0.11))
            gp.Allergy(life.Chance.Pick(DrugAllergies), life.Chance.Pick(Reactions), life.Day(Math.Min(20, life.Age)), Doctor(gp, life));
        else if (life.Age >= 40 && life.Chance.Hit(0.35))
            gp.NoDrugAllergies(life.Day(6), Doctor(gp, life));
    }

    private static void Medication(SourceBuilder gp, Life life)
    {
        Medicine? last = null;
        foreach (var treatment in Treatments.All)
        {
            if (!life.Has(treatment.For) || treatment.Medicine == last || !life.Chance.Hit(treatment.Share))
                continue;
            last = treatment.Medicine;
            gp.Prescription(treatment.Medicine, life.Chance.Pick(treatment.Strengths), treatment.How, life.Day(5), Doctor(gp, life), why: treatment.For.Code.Display);
        }

        if (life.Age >= 3 && life.Chance.Hit(0.18))
        {
            var day = life.Day(2);
            gp.Prescription(Medicines.Amoxicillin, "500 mg", "One three times a day for five days", day, Doctor(gp, life), day.AddDays(5), "Infection", acute: true);
        }
    }

    private static void Contact(SourceBuilder gp, Life life)
    {
        var reasons = life.Age < 16 ? ChildReasons : life.Age < 70 ? AdultReasons : OlderReasons;
        foreach (var day in life.Days(ContactRates.PracticeContacts(life.Age, life.Conditions.Count, (int)life.Frailty), ContactRates.Years))
        {
            var chance = life.Chance;
            var kind = life.Frailty >= FrailtyBand.Severe && chance.Hit(0.35) ? Contacts.HomeVisit : chance.Hit(0.32) ? Contacts.Telephone : Contacts.Surgery;
            var with = chance.Hit(0.55) ? Doctor(gp, life) : Workforce.PracticeNurse(gp.Source, chance.Between(0, 1));
            gp.Contact(kind, day.OnWeekday().At(8 + chance.Between(0, 9), 5 * chance.Between(0, 11)), 10, with, chance.Pick(reasons));
        }

        if (life.Who.Died is null && life.Chance.Hit(0.05 + (0.03 * life.Conditions.Count)))
            gp.Booked("Appointment at the surgery", life.Today.AddDays(life.Chance.Between(1, 28)).OnWeekday().At(9 + life.Chance.Between(0, 7), 20), 10, Doctor(gp, life));
    }

    private static StaffMember Doctor(SourceBuilder gp, Life life) => Workforce.Gp(gp.Source, life.Who.Index + life.Chance.Between(0, 1));
}
