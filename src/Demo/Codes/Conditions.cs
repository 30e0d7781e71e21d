using static Goldthread.Demo.Codes.Concept;

namespace Goldthread.Demo.Codes;

/// <summary>Problems as a GP codes them: SNOMED CT codes that stand in many published lists.</summary>
public static class Conditions
{
    public static readonly Concept Hypertension = Snomed("38341003", "High blood pressure");
    public static readonly Concept Type2Diabetes = Snomed("44054006", "Type 2 diabetes");
    public static readonly Concept Type1Diabetes = Snomed("46635009", "Type 1 diabetes");
    public static readonly Concept Copd = Snomed("13645005", "Chronic obstructive pulmonary disease");
    public static readonly Concept Asthma = Snomed("195967001", "Asthma");
    public static readonly Concept CoronaryHeartDisease = Snomed("53741008", "Coronary heart disease");
    public static readonly Concept HeartFailure = Snomed("84114007", "Heart failure");
    public static readonly Concept AtrialFibrillation = Snomed("49436004", "Atrial fibrillation");
    public static readonly Concept Stroke = Snomed("230690007", "Stroke");
    public static readonly Concept KidneyDisease3 = Snomed("433144002", "Chronic kidney disease stage 3");
    public static readonly Concept Dementia = Snomed("52448006", "Dementia");
    public static readonly Concept Alzheimers = Snomed("26929004", "Alzheimer's disease");
    public static readonly Concept Depression = Snomed("35489007", "Depression");
    public static readonly Concept Anxiety = Snomed("197480006", "Anxiety");
    public static readonly Concept SevereMentalIllness = Snomed("191736004", "Severe mental illness");
    public static readonly Concept Schizophrenia = Snomed("58214004", "Schizophrenia");
    public static readonly Concept Bipolar = Snomed("13746004", "Bipolar disorder");
    public static readonly Concept BreastCancer = Snomed("254837009", "Breast cancer");
    public static readonly Concept ProstateCancer = Snomed("399068003", "Prostate cancer");
    public static readonly Concept BowelCancer = Snomed("93761005", "Bowel cancer");
    public static readonly Concept LungCancer = Snomed("254637007", "Lung cancer");
    public static readonly Concept Osteoarthritis = Snomed("396275006", "Osteoarthritis");
    public static readonly Concept RheumatoidArthritis = Snomed("69896004", "Rheumatoid arthritis");
    public static readonly Concept Osteoporosis = Snomed("64859006", "Osteoporosis");
    public static readonly Concept Hypothyroidism = Snomed("40930008", "Underactive thyroid");
    public static readonly Concept Epilepsy = Snomed("84757009", "Epilepsy");
    public static readonly Concept Parkinsons = Snomed("49049000", "Parkinson's disease");
    public static readonly Concept LearningDisability = Snomed("110359009", "Learning disability");
    public static readonly Concept Autism = Snomed("408856003", "Autism");
    public static readonly Concept HearingLoss = Snomed("15188001", "Hearing loss");
    public static readonly Concept Cataract = Snomed("193570009", "Cataract");
    public static readonly Concept Incontinence = Snomed("165232002", "Urinary incontinence");
    public static readonly Concept Fall = Snomed("217082002", "Fall");
    public static readonly Concept LegUlcer = Snomed("95344007", "Leg ulcer");
    public static readonly Concept UrineInfection = Snomed("68566005", "Urine infection");
    public static readonly Concept ChestInfection = Snomed("50417007", "Chest infection");
    public static readonly Concept HipFracture = Snomed("5913000", "Broken hip");
    public static readonly Concept Anaemia = Snomed("271737000", "Anaemia");
    public static readonly Concept Obesity = Snomed("414916001", "Obesity");
    public static readonly Concept MildFrailty = Snomed("925791000000100", "Mild frailty");
    public static readonly Concept ModerateFrailty = Snomed("925831000000107", "Moderate frailty");
    public static readonly Concept SevereFrailty = Snomed("925861000000102", "Severe frailty");
    public static readonly Concept Housebound = Snomed("160689007", "Housebound");
    public static readonly Concept Loneliness = Snomed("267076002", "Feels lonely");
    public static readonly Concept PoorMobility = Snomed("8510008", "Reduced mobility");
    public static readonly Concept Breathless = Snomed("267036007", "Breathless");
    public static readonly Concept SwollenAnkles = Snomed("267038008", "Swelling of the legs");
}
