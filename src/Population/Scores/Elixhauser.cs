namespace Goldthread.Population.Scores;

/// <summary>
/// The Elixhauser comorbidity index: 31 conditions (Elixhauser, Steiner, Harris, Coffey, Med Care 1998;36:8-27), by the ICD-10 codes of Quan and others (Med Care 2005;43:1130-1139).
/// </summary>
public static class Elixhauser
{
    /// <summary>The groups, codes and weights. No bands were published.</summary>
    public static ComorbidityIndex Index { get; } = new(
        "elixhauser",
        [
            new("chf", "Congestive heart failure", "I099 I110 I130 I132 I255 I420 I425-I429 I43 I50 P290"),
            new("carit", "Cardiac arrhythmias", "I441-I443 I456 I459 I47-I49 R000-R001 R008 T821 Z450 Z950"),
            new("valv", "Valvular disease", "A520 I05-I08 I091 I098 I34-I39 Q230-Q233 Z952-Z954"),
            new("pcd", "Pulmonary circulation disorders", "I26-I27 I280 I288-I289"),
            new("pvd", "Peripheral vascular disorders", "I70-I71 I731 I738-I739 I771 I790 I792 K551 K558-K559 Z958-Z959"),
            new("hypunc", "Hypertension, uncomplicated", "I10"),
            new("hypc", "Hypertension, complicated", "I11-I13 I15"),
            new("para", "Paralysis", "G041 G114 G801-G802 G81-G82 G830-G834 G839"),
            new("ond", "Other neurological disorders", "G10-G13 G20-G22 G254-G255 G312 G318-G319 G32 G35-G37 G40-G41 G931 G934 R470 R56"),
            new("cpd", "Chronic pulmonary disease", "I278-I279 J40-J47 J60-J67 J684 J701 J703"),
            new("diabunc", "Diabetes, uncomplicated", "E100-E101 E109-E111 E119-E121 E129-E131 E139-E141 E149"),
            new("diabc", "Diabetes, complicated", "E102-E108 E112-E118 E122-E128 E132-E138 E142-E148"),
            new("hypothy", "Hypothyroidism", "E00-E03 E890"),
            new("rf", "Renal failure", "I120 I131 N18-N19 N250 Z490-Z492 Z940 Z992"),
            new("ld", "Liver disease", "B18 I85 I864 I982 K70 K711 K713-K715 K717 K72-K74 K760 K762-K769 Z944"),
            new("pud", "Peptic ulcer disease without bleeding", "K257 K259 K267 K269 K277 K279 K287 K289"),
            new("aids", "AIDS or HIV", "B20-B22 B24"),
            new("lymph", "Lymphoma", "C81-C85 C88 C96 C900 C902"),
            new("metacanc", "Metastatic cancer", "C77-C80"),
            new("solidtum", "Solid tumour without metastasis", "C00-C26 C30-C34 C37-C41 C43 C45-C58 C60-C76 C97"),
            new("rheumd", "Rheumatoid arthritis and collagen vascular diseases", "L940-L941 L943 M05-M06 M08 M120 M123 M30 M310-M313 M32-M35 M45 M461 M468-M469"),
            new("coag", "Coagulopathy", "D65-D68 D691 D693-D696"),
            new("obes", "Obesity", "E66"),
            new("wloss", "Weight loss", "E40-E46 R634 R64"),
            new("fed", "Fluid and electrolyte disorders", "E222 E86-E87"),
            new("blane", "Blood loss anaemia", "D500"),
            new("dane", "Deficiency anaemia", "D508-D509 D51-D53"),
            new("alcohol", "Alcohol abuse", "E52 F10 G621 I426 K292 K700 K703 K709 T51 Z502 Z714 Z721"),
            new("drug", "Drug abuse", "F11-F16 F18-F19 Z715 Z722"),
            new("psycho", "Psychoses", "F20 F22-F25 F28-F29 F302 F312 F315"),
            new("depre", "Depression", "F204 F313-F315 F32-F33 F341 F412 F432"),
        ],
        [("hypunc", "hypc"), ("diabunc", "diabc"), ("solidtum", "metacanc")],
        [
            new("vanwalraven", "van Walraven and others, Med Care 2009;47:626-633",
                [7, 5, -1, 4, 2, 0, 0, 7, 6, 3, 0, 0, 0, 5, 11, 0, 0, 9, 12, 4, 0, 3, -4, 6, 5, -2, -2, 0, -7, 0, -3]),
            new("swiss", "Sharma and others, BMC Health Serv Res 2021;21:13",
                [13, 6, -1, 6, 3, -4, -3, 11, 10, 3, 1, -1, -3, 8, 16, 0, 0, 9, 17, 10, -1, 9, -6, 6, 5, -5, -7, -3, -5, -4, -3]),
            new("count", "One for each condition", [.. Enumerable.Repeat(1, 31)]),
        ]);
}
