namespace Goldthread.Demo.Codes;

/// <summary>How a hospital's coders write what somebody was in for: categories of ICD-10 (World Health Organization), beside the words and the SNOMED CT codes of others.</summary>
internal static class Diagnoses
{
    private static readonly Concept NeedsCare = Icd10("Z74.1", "Needs help with personal care");
    private static readonly Concept OldAgeFrailty = Icd10("R54", "Frailty of old age");

    private static readonly Dictionary<string, Concept> ByReason = new(StringComparer.Ordinal)
    {
        ["A fall"] = Icd10("W19.9", "Fall"), ["Breathless"] = Icd10("R06.0", "Breathless"), ["Chest pain"] = Icd10("R07.4", "Chest pain"), ["Confused and unwell"] = Icd10("R41.0", "Confusion"),
        ["Dizzy and collapsed"] = Icd10("R55", "Collapse"), ["Abdominal pain"] = Icd10("R10.4", "Abdominal pain"), ["Urine infection"] = Icd10("N39.0", "Urine infection"), ["Chest infection"] = Icd10("J22", "Chest infection"),
        ["Injured ankle"] = Icd10("S93.4", "Sprained ankle"), ["Cut hand"] = Icd10("S61.9", "Open wound of hand"), ["Back pain"] = Icd10("M54.5", "Low back pain"), ["Head injury"] = Icd10("S09.9", "Head injury"),
        ["Palpitations"] = Icd10("R00.2", "Palpitations"), ["Eye injury"] = Icd10("S05.9", "Eye injury"), ["Allergic reaction"] = Icd10("T78.4", "Allergic reaction"), ["High temperature"] = Icd10("R50.9", "Fever"),
        ["Wheeze"] = Icd10("R06.2", "Wheeze"), ["Head bump"] = Icd10("S00.9", "Bump on the head"), ["Broken wrist"] = Icd10("S52.5", "Broken wrist"), ["Swallowed something"] = Icd10("T18.9", "Swallowed object"),
        ["Tummy pain"] = Icd10("R10.4", "Abdominal pain"),
    };

    private static readonly Dictionary<string, Concept> ByProblem = new(StringComparer.Ordinal)
    {
        [Conditions.Hypertension.Code!] = Icd10("I10", "High blood pressure"), [Conditions.Type2Diabetes.Code!] = Icd10("E11.9", "Type 2 diabetes"), [Conditions.Type1Diabetes.Code!] = Icd10("E10.9", "Type 1 diabetes"),
        [Conditions.Asthma.Code!] = Icd10("J45.9", "Asthma"), [Conditions.Copd.Code!] = Icd10("J44.9", "Chronic obstructive pulmonary disease"), [Conditions.CoronaryHeartDisease.Code!] = Icd10("I25.1", "Coronary heart disease"),
        [Conditions.HeartFailure.Code!] = Icd10("I50.9", "Heart failure"), [Conditions.AtrialFibrillation.Code!] = Icd10("I48.9", "Atrial fibrillation"), [Conditions.Stroke.Code!] = Icd10("I69.4", "After a stroke"),
        [Conditions.KidneyDisease3.Code!] = Icd10("N18.3", "Chronic kidney disease, stage 3"), [Conditions.Dementia.Code!] = Icd10("F03", "Dementia"), [Conditions.Depression.Code!] = Icd10("F32.9", "Depression"),
        [Conditions.Anxiety.Code!] = Icd10("F41.9", "Anxiety"), [Conditions.SevereMentalIllness.Code!] = Icd10("F29", "Psychosis"), [Conditions.BowelCancer.Code!] = Icd10("C18.9", "Bowel cancer"),
        [Conditions.Osteoarthritis.Code!] = Icd10("M19.9", "Osteoarthritis"), [Conditions.RheumatoidArthritis.Code!] = Icd10("M06.9", "Rheumatoid arthritis"), [Conditions.Osteoporosis.Code!] = Icd10("M81.9", "Osteoporosis"),
        [Conditions.Hypothyroidism.Code!] = Icd10("E03.9", "Underactive thyroid"), [Conditions.Epilepsy.Code!] = Icd10("G40.9", "Epilepsy"), [Conditions.Parkinsons.Code!] = Icd10("G20", "Parkinson's disease"),
        [Conditions.LearningDisability.Code!] = Icd10("F79.9", "Learning disability"), [Conditions.Autism.Code!] = Icd10("F84.0", "Autism"), [Conditions.HearingLoss.Code!] = Icd10("H91.9", "Hearing loss"),
        [Conditions.Incontinence.Code!] = Icd10("R32", "Urinary incontinence"), [Conditions.Obesity.Code!] = Icd10("E66.9", "Obesity"),
    };

    /// <summary>What a stay is coded as: why somebody came first, then what else they have, then what frailty they show.</summary>
    /// <param name="reason">Why they came, in words.</param>
    /// <param name="problems">What they have.</param>
    /// <param name="needsCare">True where they need help with washing and dressing.</param>
    /// <param name="isFrail">True for severe frailty.</param>
    public static IReadOnlyList<Concept> Of(string reason, IEnumerable<Concept> problems, bool needsCare, bool isFrail)
    {
        var coded = new List<Concept>();
        if (ByReason.TryGetValue(reason, out var first)) coded.Add(first);
        coded.AddRange(problems.Select(p => ByProblem.GetValueOrDefault(p.Code ?? "")).Where(c => c.Code is not null));
        if (needsCare) coded.Add(NeedsCare);
        if (isFrail) coded.Add(OldAgeFrailty);
        return coded;
    }

    private static Concept Icd10(string code, string display) => new(Systems.Icd10, code, display);
}
