using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;

namespace Goldthread.Demo.People;

/// <summary>A usual prescription for a condition, with how often it is met; a round assumption of ours, not advice.</summary>
internal sealed record Treatment(LongTermCondition For, Medicine Medicine, string[] Strengths, string How, double Share);

/// <summary>What people with a condition usually take.</summary>
internal static class Treatments
{
    private const string Daily = "Take one each morning";
    private const string Night = "Take one at night";
    private const string Twice = "Take one twice a day";

    public static readonly Treatment[] All =
    [
        new(LongTermConditions.Hypertension, Medicines.Amlodipine, ["5 mg", "10 mg"], Daily, 0.55),
        new(LongTermConditions.Hypertension, Medicines.Ramipril, ["2.5 mg", "5 mg", "10 mg"], Daily, 0.55),
        new(LongTermConditions.Diabetes, Medicines.Metformin, ["500 mg", "1 g"], "Take one with breakfast and one with tea", 0.75),
        new(LongTermConditions.Diabetes, Medicines.Gliclazide, ["40 mg", "80 mg"], Daily, 0.25),
        new(LongTermConditions.Diabetes, Medicines.Atorvastatin, ["20 mg", "40 mg"], Night, 0.7),
        new(LongTermConditions.Type1Diabetes, Medicines.Insulin, ["100 units/ml"], "As in your insulin plan", 1),
        new(LongTermConditions.Asthma, Medicines.Beclometasone, ["100 micrograms/dose"], "Two puffs twice a day", 0.75),
        new(LongTermConditions.Asthma, Medicines.Salbutamol, ["100 micrograms/dose"], "Two puffs when wheezy", 0.9),
        new(LongTermConditions.Copd, Medicines.Tiotropium, ["18 micrograms"], "Breathe in one capsule each morning", 0.7),
        new(LongTermConditions.Copd, Medicines.Salbutamol, ["100 micrograms/dose"], "Two puffs when breathless", 0.85),
        new(LongTermConditions.HeartDisease, Medicines.Aspirin, ["75 mg"], Daily, 0.75),
        new(LongTermConditions.HeartDisease, Medicines.Bisoprolol, ["2.5 mg", "5 mg"], Daily, 0.6),
        new(LongTermConditions.HeartDisease, Medicines.Atorvastatin, ["40 mg", "80 mg"], Night, 0.8),
        new(LongTermConditions.HeartFailure, Medicines.Furosemide, ["20 mg", "40 mg", "80 mg"], Daily, 0.8),
        new(LongTermConditions.HeartFailure, Medicines.Bisoprolol, ["1.25 mg", "2.5 mg", "5 mg"], Daily, 0.7),
        new(LongTermConditions.HeartFailure, Medicines.Dapagliflozin, ["10 mg"], Daily, 0.4),
        new(LongTermConditions.AtrialFibrillation, Medicines.Apixaban, ["2.5 mg", "5 mg"], Twice, 0.85),
        new(LongTermConditions.Stroke, Medicines.Clopidogrel, ["75 mg"], Daily, 0.75),
        new(LongTermConditions.Stroke, Medicines.Atorvastatin, ["40 mg", "80 mg"], Night, 0.75),
        new(LongTermConditions.Dementia, Medicines.Donepezil, ["5 mg", "10 mg"], Night, 0.4),
        new(LongTermConditions.Depression, Medicines.Sertraline, ["50 mg", "100 mg"], Daily, 0.45),
        new(LongTermConditions.Depression, Medicines.Mirtazapine, ["15 mg", "30 mg"], Night, 0.12),
        new(LongTermConditions.SevereMentalIllness, Medicines.Olanzapine, ["10 mg", "15 mg"], Night, 0.7),
        new(LongTermConditions.Osteoarthritis, Medicines.Paracetamol, ["500 mg"], "Two up to four times a day", 0.45),
        new(LongTermConditions.Osteoarthritis, Medicines.Codeine, ["15 mg", "30 mg"], "One up to four times a day", 0.12),
        new(LongTermConditions.RheumatoidArthritis, Medicines.Methotrexate, ["10 mg", "15 mg"], "Once a WEEK, on the same day", 0.7),
        new(LongTermConditions.Osteoporosis, Medicines.AlendronicAcid, ["70 mg"], "Once a WEEK, sitting up, with water", 0.65),
        new(LongTermConditions.Osteoporosis, Medicines.VitaminD, ["800 units"], Daily, 0.7),
        new(LongTermConditions.Hypothyroidism, Medicines.Levothyroxine, ["50 micrograms", "75 micrograms", "100 micrograms"], "One each morning before breakfast", 0.95),
        new(LongTermConditions.Epilepsy, Medicines.Lamotrigine, ["50 mg", "100 mg"], Twice, 0.7),
        new(LongTermConditions.Parkinsons, Medicines.CoBeneldopa, ["62.5 mg", "125 mg"], "One three times a day", 0.85),
    ];
}
