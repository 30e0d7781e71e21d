using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>Measurements of yearly reviews and health checks, and vaccinations.</summary>
internal static class GpReviews
{
    private static readonly Concept Flu = Concept.Snomed("86198006", "Administration of influenza vaccine");
    private static readonly Concept Mmr = Concept.Snomed("38598009", "Administration of measles and mumps and rubella vaccine");
    private static readonly Concept Pneumonia = Concept.Snomed("12866006", "Administration of pneumococcal vaccine");
    private static readonly Concept Shingles = Concept.Snomed("722215002", "Administration of Varicella-zoster vaccine for shingles");

    public static void Write(SourceBuilder gp, Life life)
    {
        if (life.Age < 18)
            return;
        var chance = life.Chance;
        var nurse = Workforce.PracticeNurse(gp.Source, life.Who.Index);
        var longTerm = life.Conditions.Count > 0;
        if (longTerm || (life.Age >= 40 && chance.Hit(0.5)))
        {
            var smokes = chance.Hit(0.21 - (life.Who.SmallArea.DeprivationDecile * 0.016));
            gp.Found(Measures.Smoking, smokes ? Measures.Smoker : chance.Hit(0.3) ? Measures.ExSmoker : Measures.NeverSmoked, life.Day(1.5), nurse);
        }

        if (longTerm)
        {
            for (var year = 0; year < 3; year++)
            {
                if (chance.Hit(0.82))
                    Review(gp, life, nurse, life.LastDay.AddDays(-(365 * year) - chance.Between(5, 340)).OnWeekday());
            }
        }
        else if (life.Age >= 40 && chance.Hit(0.5))
        {
            Review(gp, life, nurse, life.Day(2).OnWeekday());
        }
    }

    private static void Review(SourceBuilder gp, Life life, StaffMember nurse, DateOnly day)
    {
        var chance = life.Chance;
        var when = day.At(9 + chance.Between(0, 7), 5 * chance.Between(0, 11));
        var raised = life.Has(LongTermConditions.Hypertension) ? 8 : 0;
        gp.BloodPressure((int)chance.Around(126 + raised + (life.Age / 12.0), 11), (int)chance.Around(77 + (raised / 2), 7), when, nurse);
        var weight = (decimal)Math.Round(life.WeightKilograms + chance.Around(0, 1.5), 1);
        gp.Measured(Measures.Weight, weight, when, nurse);
        var height = life.Who.Sex == Sex.Male ? 1.76 : 1.62;
        gp.Measured(Measures.BodyMass, (decimal)Math.Round((double)weight / (height * height), 1), when, nurse);
        if (life.Has(LongTermConditions.Diabetes) || life.Has(LongTermConditions.Type1Diabetes))
            gp.Measured(Measures.HbA1c, (int)Math.Max(40, chance.Around(58, 11)), day, nurse);
        if (life.Has(LongTermConditions.KidneyDisease))
            gp.Measured(Measures.Egfr, (int)Math.Clamp(chance.Around(46, 8), 20, 59), day, nurse);
        else if (life.Has(LongTermConditions.Hypertension) || life.Has(LongTermConditions.Diabetes) || life.Has(LongTermConditions.HeartFailure))
            gp.Measured(Measures.Egfr, (int)Math.Clamp(chance.Around(112 - (life.Age * 0.55), 9), 60, 120), day, nurse);
        if (life.Conditions.Count > 1 || life.Age >= 75)
        {
            gp.Measured(Measures.Haemoglobin, (int)chance.Around(life.Who.Sex == Sex.Male ? 146 : 133, 11), day, nurse);
            gp.Measured(Measures.Potassium, (decimal)Math.Round(Math.Clamp(chance.Around(4.4, 0.35), 3.2, 5.8), 1), day, nurse);
        }

        if (life.Has(LongTermConditions.HeartDisease) || life.Has(LongTermConditions.Diabetes) || life.Has(LongTermConditions.Stroke))
            gp.Measured(Measures.Cholesterol, (decimal)Math.Round(Math.Max(2.4, chance.Around(4.4, 0.9)), 1), day, nurse);
        if (life.Has(LongTermConditions.Copd) || life.Has(LongTermConditions.HeartFailure))
            gp.Measured(Measures.Oxygen, (int)Math.Clamp(chance.Around(94, 1.5), 86, 99), when, nurse);
        if (life.Has(LongTermConditions.Asthma))
            gp.Measured(Measures.PeakFlow, (int)chance.Around(420, 70), when, nurse);
        if (life.Has(LongTermConditions.AtrialFibrillation) || life.Has(LongTermConditions.HeartFailure))
            gp.Measured(Measures.Pulse, (int)Math.Clamp(chance.Around(76, 10), 48, 130), when, nurse);
    }

    public static void Vaccinations(SourceBuilder gp, Life life)
    {
        var chance = life.Chance;
        var nurse = Workforce.PracticeNurse(gp.Source, life.Who.Index + 1);
        var birth = life.Who.BirthDate;
        if (life.Age < 12 && life.LastDay >= birth.AddMonths(13) && chance.Hit(0.9))
            gp.Vaccinated("Measles, mumps and rubella", Mmr, birth.AddMonths(13), nurse);
        if (life.Age < 12 && life.LastDay >= birth.AddMonths(41) && chance.Hit(0.84))
            gp.Vaccinated("Measles, mumps and rubella", Mmr, birth.AddMonths(41), nurse);
        if (life.Age >= 65 || life.Conditions.Count > 1)
        {
            for (var year = 1; year <= 3; year++)
            {
                if (chance.Hit(life.Age >= 65 ? 0.79 : 0.45))
                    gp.Vaccinated("Flu", Flu, new DateOnly(life.Today.Year - year, 10, 1).AddDays(chance.Between(0, 60)).OnWeekday(), nurse);
            }
        }

        if (life.Age >= 66 && chance.Hit(0.71))
            gp.Vaccinated("Pneumonia", Pneumonia, birth.AddYears(65).AddDays(chance.Between(20, 200)), nurse);
        if (life.Age >= 71 && chance.Hit(0.6))
            gp.Vaccinated("Shingles", Shingles, birth.AddYears(70).AddDays(chance.Between(20, 200)), nurse);
    }
}
