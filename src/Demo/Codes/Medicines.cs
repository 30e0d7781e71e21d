namespace Goldthread.Demo.Codes;

/// <summary>A medicine by name; the code is SNOMED CT's for the substance, absent where we have not seen it confirmed.</summary>
/// <param name="Name">As on the label.</param>
/// <param name="SubstanceCode">SNOMED CT substance code, or null.</param>
/// <param name="Form">"tablets", "capsules", "inhaler".</param>
public sealed record Medicine(string Name, string? SubstanceCode, string Form = "tablets")
{
    public Concept Concept => SubstanceCode is null ? Concept.Words(Name) : Concept.Snomed(SubstanceCode, Name);
}

/// <summary>Medicines that people in the place take.</summary>
public static class Medicines
{
    public static readonly Medicine Furosemide = new("Furosemide", "387475002");
    public static readonly Medicine Bisoprolol = new("Bisoprolol", "386868003");
    public static readonly Medicine Ramipril = new("Ramipril", "386872004", "capsules");
    public static readonly Medicine Apixaban = new("Apixaban", "698090000");
    public static readonly Medicine Metformin = new("Metformin", "372567009");
    public static readonly Medicine Gliclazide = new("Gliclazide", null);
    public static readonly Medicine Dapagliflozin = new("Dapagliflozin", null);
    public static readonly Medicine Insulin = new("Insulin glargine", "411529005", "pre-filled pens");
    public static readonly Medicine Atorvastatin = new("Atorvastatin", "373444002");
    public static readonly Medicine Amlodipine = new("Amlodipine", "386864001");
    public static readonly Medicine Levothyroxine = new("Levothyroxine", "710809001");
    public static readonly Medicine Omeprazole = new("Omeprazole", "387137007", "capsules");
    public static readonly Medicine Paracetamol = new("Paracetamol", "387517004");
    public static readonly Medicine Codeine = new("Codeine", "387494007");
    public static readonly Medicine Salbutamol = new("Salbutamol", "372897005", "inhaler");
    public static readonly Medicine Tiotropium = new("Tiotropium", "409169006", "inhaler");
    public static readonly Medicine Beclometasone = new("Beclometasone", null, "inhaler");
    public static readonly Medicine Prednisolone = new("Prednisolone", "116601002");
    public static readonly Medicine Aspirin = new("Aspirin", "387458008");
    public static readonly Medicine Clopidogrel = new("Clopidogrel", "386952008");
    public static readonly Medicine Sertraline = new("Sertraline", "372594008");
    public static readonly Medicine Mirtazapine = new("Mirtazapine", null);
    public static readonly Medicine Olanzapine = new("Olanzapine", null);
    public static readonly Medicine Donepezil = new("Donepezil", "386855006");
    public static readonly Medicine AlendronicAcid = new("Alendronic acid", "391730008");
    public static readonly Medicine VitaminD = new("Colecalciferol", "18414002", "capsules");
    public static readonly Medicine Methotrexate = new("Methotrexate", "387381009");
    public static readonly Medicine CoBeneldopa = new("Co-beneldopa", null, "capsules");
    public static readonly Medicine Lamotrigine = new("Lamotrigine", "387562000");
    public static readonly Medicine Tamoxifen = new("Tamoxifen", null);
    public static readonly Medicine Amoxicillin = new("Amoxicillin", "372687004", "capsules");
    public static readonly Medicine Doxycycline = new("Doxycycline", "372478003", "capsules");
    public static readonly Medicine Trimethoprim = new("Trimethoprim", null);
    public static readonly Medicine Senna = new("Senna", null);
    public static readonly Medicine Emollient = new("Emollient cream", null, "cream");
}
