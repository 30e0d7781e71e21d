namespace Goldthread.Population.Scores;

/// <summary>
/// The Charlson comorbidity index: 17 conditions that shorten life (Charlson, Pompei, Ales, MacKenzie, J Chronic Dis 1987;40:373-383), by the ICD-10 codes of Quan and others
/// (Med Care 2005;43:1130-1139).
/// </summary>
public static class Charlson
{
    /// <summary>The groups, codes and weights.</summary>
    public static ComorbidityIndex Index { get; } = new(
        "charlson",
        [
            new("mi", "Myocardial infarction", "I21-I22 I252"),
            new("chf", "Congestive heart failure", "I099 I110 I130 I132 I255 I420 I425-I429 I43 I50 P290"),
            new("pvd", "Peripheral vascular disease", "I70-I71 I731 I738-I739 I771 I790 I792 K551 K558-K559 Z958-Z959"),
            new("cevd", "Cerebrovascular disease", "G45-G46 H340 I60-I69"),
            new("dementia", "Dementia", "F00-F03 F051 G30 G311"),
            new("cpd", "Chronic pulmonary disease", "I278-I279 J40-J47 J60-J67 J684 J701 J703"),
            new("rheumd", "Rheumatic disease", "M05-M06 M315 M32-M34 M351 M353 M360"),
            new("pud", "Peptic ulcer disease", "K25-K28"),
            new("mld", "Mild liver disease", "B18 K700-K703 K709 K713-K715 K717 K73-K74 K760 K762-K764 K768-K769 Z944"),
            new("diab", "Diabetes without chronic complication", "E100-E101 E106 E108-E111 E116 E118-E121 E126 E128-E131 E136 E138-E141 E146 E148-E149"),
            new("diabwc", "Diabetes with chronic complication", "E102-E105 E107 E112-E115 E117 E122-E125 E127 E132-E135 E137 E142-E145 E147"),
            new("hp", "Hemiplegia or paraplegia", "G041 G114 G801-G802 G81-G82 G830-G834 G839"),
            new("rend", "Renal disease", "I120 I131 N032-N037 N052-N057 N18-N19 N250 Z490-Z492 Z940 Z992"),
            new("canc", "Cancer, but not of the skin other than melanoma", "C00-C26 C30-C34 C37-C41 C43 C45-C58 C60-C76 C81-C85 C88 C90-C97"),
            new("msld", "Moderate or severe liver disease", "I850 I859 I864 I982 K704 K711 K721 K729 K765-K767"),
            new("metacanc", "Metastatic solid tumour", "C77-C80"),
            new("aids", "AIDS or HIV", "B20-B22 B24"),
        ],
        [("mld", "msld"), ("diab", "diabwc"), ("canc", "metacanc")],
        [
            new("charlson", "Charlson 1987", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 6, 6]),
            new("quan", "Quan and others, Am J Epidemiol 2011;173:676-682", [0, 2, 0, 0, 2, 1, 1, 0, 2, 0, 1, 2, 1, 2, 4, 6, 4]),
            new("count", "One for each condition", [.. Enumerable.Repeat(1, 17)]),
        ]);

    /// <summary>Points for age that may be added to the weights of 1987: one for each ten years from 50 on, four at most (Charlson, Szatrowski, Peterson, Gold, J Clin Epidemiol
    /// 1994;47:1245-1251).</summary>
    /// <param name="age">In whole years: 0 or more.</param>
    public static int AgePoints(int age) => Math.Clamp((age - 40) / 10, 0, 4);

    /// <summary>The groups that the paper of 1987 follows over ten years: "0", "1-2", "3-4", "5+".</summary>
    /// <param name="score">By the weights of 1987, without age.</param>
    public static string Band(int score) => score switch { <= 0 => "0", <= 2 => "1-2", <= 4 => "3-4", _ => "5+" };
}
