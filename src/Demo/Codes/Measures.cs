using static Goldthread.Demo.Codes.Concept;

namespace Goldthread.Demo.Codes;

/// <summary>Something measured: LOINC code, the unit as said and the unit's UCUM code.</summary>
/// <param name="Code">What was measured.</param>
/// <param name="Unit">The unit as a person writes it.</param>
/// <param name="Ucum">The unit's UCUM code.</param>
/// <param name="Category">FHIR observation category.</param>
public sealed record Measure(Concept Code, string Unit, string Ucum, string Category = "laboratory");

/// <summary>The measurements of the place. Vital signs use the codes FHIR R4 asks for: https://hl7.org/fhir/R4/observation-vitalsigns.html</summary>
public static class Measures
{
    public static readonly Measure Weight = new(Loinc("29463-7", "Weight"), "kg", "kg", "vital-signs");
    public static readonly Measure Height = new(Loinc("8302-2", "Height"), "cm", "cm", "vital-signs");
    public static readonly Measure BodyMass = new(Loinc("39156-5", "Body mass index"), "kg/m2", "kg/m2", "vital-signs");
    public static readonly Measure Pulse = new(Loinc("8867-4", "Heart rate"), "beats a minute", "/min", "vital-signs");
    public static readonly Measure Breaths = new(Loinc("9279-1", "Breathing rate"), "breaths a minute", "/min", "vital-signs");
    public static readonly Measure Oxygen = new(Loinc("2708-6", "Oxygen saturation"), "%", "%", "vital-signs");
    public static readonly Measure Temperature = new(Loinc("8310-5", "Temperature"), "°C", "Cel", "vital-signs");
    public static readonly Measure HbA1c = new(Loinc("59261-8", "HbA1c"), "mmol/mol", "mmol/mol");
    public static readonly Measure Egfr = new(Loinc("62238-1", "eGFR"), "mL/min/1.73 m2", "mL/min/{1.73_m2}");
    public static readonly Measure Creatinine = new(Loinc("14682-9", "Creatinine"), "µmol/L", "umol/L");
    public static readonly Measure Cholesterol = new(Loinc("14647-2", "Cholesterol"), "mmol/L", "mmol/L");
    public static readonly Measure Haemoglobin = new(Loinc("718-7", "Haemoglobin"), "g/L", "g/L");
    public static readonly Measure Potassium = new(Loinc("2823-3", "Potassium"), "mmol/L", "mmol/L");
    public static readonly Measure NtProBnp = new(Loinc("33762-6", "NT-proBNP"), "ng/L", "ng/L");
    public static readonly Measure PeakFlow = new(Loinc("19935-6", "Peak flow"), "L/min", "L/min");
    public static readonly Measure ClinicalFrailty = new(Snomed("445414007", "Clinical Frailty Scale score"), "of 9", "{score}", "survey");
    public static readonly Measure Wellbeing = new(
        new Concept(Systems.Local + "measure", "life-satisfaction", "Satisfied with life, 0 to 10"), "of 10", "{score}", "survey");

    public static readonly Measure UlcerSize = new(
        new Concept(Systems.Local + "measure", "ulcer-area", "Size of leg ulcer"), "cm2", "cm2", "exam");

    public static readonly Concept BloodPressure = Loinc("85354-9", "Blood pressure");
    public static readonly Concept Systolic = Loinc("8480-6", "Systolic blood pressure");
    public static readonly Concept Diastolic = Loinc("8462-4", "Diastolic blood pressure");
    public static readonly Concept Smoking = Loinc("72166-2", "Smoking status");
    public static readonly Concept NeverSmoked = Snomed("266919005", "Never smoked");
    public static readonly Concept ExSmoker = Snomed("8517006", "Ex-smoker");
    public static readonly Concept Smoker = Snomed("77176002", "Smoker");
    public static readonly Concept LivesWith = Loinc("63503-7", "Lives with");
}
