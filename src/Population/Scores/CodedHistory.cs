namespace Goldthread.Population.Scores;

/// <summary>The scores of one person as at a day. Each is null where the record holds nothing that it could be made of: no code is not the same as no illness.</summary>
/// <param name="HospitalFrailty">Hospital Frailty Risk Score in tenths of a point; only of people of 75 and over with a code of ICD-10 in the two years before.</param>
/// <param name="Charlson">Charlson comorbidity index, weights of 1987, without age.</param>
/// <param name="Elixhauser">Elixhauser comorbidity index, weights of van Walraven.</param>
/// <param name="Deficits">Deficits of the electronic frailty index: 0 to 36; only of people of 65 and over, where the operator named a list of codes.</param>
public readonly record struct CodedScores(int? HospitalFrailty, int? Charlson, int? Elixhauser, int? Deficits)
{
    /// <summary>Nothing is known.</summary>
    public static CodedScores None => default;
}

/// <summary>Gathers the codes of one person, and says their scores as at any of a few days: what came later than a day counts for nothing on it.</summary>
/// <param name="efi">The operator's list of codes; null where there is none.</param>
public sealed class CodedHistory(ElectronicFrailty? efi = null)
{
    /// <summary>From this age the Hospital Frailty Risk Score was made for (Gilbert and others, Lancet 2018;391:1775-1782).</summary>
    public const int LeastAgeOfHospitalFrailty = 75;

    /// <summary>From this age the electronic frailty index was made for (Clegg and others, Age Ageing 2016;45:353-360).</summary>
    public const int LeastAgeOfFrailtyIndex = 65;

    /// <summary>How far back the codes of the Hospital Frailty Risk Score go.</summary>
    public const int YearsOfHospitalFrailty = 2;

    private readonly List<(DateOnly? Day, UInt128 Frailty, ulong Charlson, ulong Elixhauser, ulong Deficits, bool IsIcd10)> _codes = [];

    /// <summary>Takes a code.</summary>
    public void Add(in EntryCode code)
    {
        if (code.IsIcd10 && Icd10.Place(code.Code) is var place and >= 0) _codes.Add((code.Day, HospitalFrailty.Mask(code.Code), Charlson.Index.Codes.Mask(place), Elixhauser.Index.Codes.Mask(place), 0, true));
        else if (efi is not null && efi.Mask(code.Code) is var deficits and not 0) _codes.Add((code.Day, 0, 0, 0, deficits, false));
    }

    /// <summary>The scores as at a day.</summary>
    /// <param name="on">The day: codes of later days are left out, codes without a day are older than any.</param>
    /// <param name="born">Day of birth; null where not known, and then nothing that asks for an age is said.</param>
    public CodedScores On(DateOnly on, DateOnly? born)
    {
        if (_codes.Count == 0 && efi is null) return CodedScores.None;
        var (frailty, charlson, elixhauser, deficits, isKnown, isRecent) = ((UInt128)0, 0UL, 0UL, 0UL, false, false);
        var from = FirstDayOfHospitalFrailty(on);
        foreach (var code in _codes)
        {
            if (code.Day > on) continue;
            charlson |= code.Charlson;
            elixhauser |= code.Elixhauser;
            deficits |= code.Deficits;
            isKnown |= code.IsIcd10;
            if (!code.IsIcd10 || !(code.Day >= from)) continue;
            isRecent = true;
            frailty |= code.Frailty;
        }

        var age = born is { } day && day <= on ? AgeOn(day, on) : -1;
        return new CodedScores(
            isRecent && age >= LeastAgeOfHospitalFrailty ? HospitalFrailty.ScoreInTenths(frailty) : null,
            isKnown ? ComorbidityIndex.Score(Charlson.Index.WithHierarchy(charlson), Charlson.Index.Weights[0]) : null,
            isKnown ? ComorbidityIndex.Score(Elixhauser.Index.WithHierarchy(elixhauser), Elixhauser.Index.Weights[0]) : null,
            efi is not null && age >= LeastAgeOfFrailtyIndex ? System.Numerics.BitOperations.PopCount(deficits) : null);
    }

    /// <summary>The first day whose codes the Hospital Frailty Risk Score of a day is made of.</summary>
    public static DateOnly FirstDayOfHospitalFrailty(DateOnly on) => on.AddYears(-YearsOfHospitalFrailty).AddDays(1);

    private static int AgeOn(DateOnly born, DateOnly on) => on.Year - born.Year - (on.Month < born.Month || (on.Month == born.Month && on.Day < born.Day) ? 1 : 0);
}
