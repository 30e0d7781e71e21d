using System.Collections.Frozen;
using System.Globalization;

namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>
/// The units of UCUM that health records use, each by its definition there. Amount of substance is kept as a base ("mol"),
/// so that a mole never compares with a plain number. https://ucum.org/ucum#section-Tables-of-Terminal-Symbols
/// </summary>
internal static class UcumUnits
{
    /// <summary>Base units, and arbitrary ones, which compare only with themselves; those before the semicolon take prefixes.</summary>
    private const string Bases = "m s g rad K C cd mol osm eq [iU] [arb'U] [USP'U] [CFU] [PFU] ; [pH] [HPF] [LPF] [drp] [APL'U] [GPL'U] [MPL'U] [ELU]";

    private const string Derived =
        """
        10* 10 1;10^ 10 1;[pi] 3.1415926535897932384626433833 1;% 0.01 1;[ppth] 0.001 1;[ppm] 0.000001 1;[ppb] 0.000000001 1
        sr * 1 rad2;Hz * 1 s-1;N * 1 kg.m/s2;Pa * 1 N/m2;J * 1 N.m;W * 1 J/s;A * 1 C/s;V * 1 J/C;F * 1 C/V;Ohm * 1 V/A;S * 1 A/V
        Wb * 1 V.s;T * 1 Wb/m2;H * 1 Wb/A;lm * 1 cd.sr;lx * 1 lm/m2;Bq * 1 s-1;Gy * 1 J/kg;Sv * 1 J/kg;kat * 1 mol/s;U * 1 umol/min
        l * 1 dm3;L * 1 dm3;t * 1000 kg;u * 0.00000000000000000000000166053906660 g;bar * 100000 Pa;cal * 4.184 J;Cal 1 kcal;[Cal] 1 kcal
        m[Hg] * 133.322 kPa;m[H2O] * 9.80665 kPa;atm 101325 Pa;[psi] 6894.757293168 Pa;dyn * 0.00001 N;erg * 0.0000001 J;P * 0.1 Pa.s
        min 60 s;h 60 min;d 24 h;wk 7 d;a 365.25 d;a_j 365.25 d;a_g 365.2425 d;mo 30.4375 d;mo_j 30.4375 d
        deg 0.0174532925199432957692 rad;gon 0.0157079632679489661923 rad;[in_i] 2.54 cm;[ft_i] 12 [in_i];[yd_i] 3 [ft_i];[mi_i] 5280 [ft_i]
        [sin_i] 1 [in_i]2;[sft_i] 1 [ft_i]2;[lb_av] 453.59237 g;[oz_av] 28.349523125 g;[gr] 64.79891 mg;[stone_av] 14 [lb_av];[ston_av] 2000 [lb_av]
        [gal_us] 3.785411784 L;[qt_us] 946.352946 mL;[pt_us] 473.176473 mL;[foz_us] 29.5735295625 mL;[tbs_us] 14.78676478125 mL;[tsp_us] 4.92892159375 mL;[cup_us] 236.5882365 mL
        [gal_br] 4.54609 L;[pt_br] 568.26125 mL;[foz_br] 28.4130625 mL;[tsp_m] 5 mL;[tbs_m] 15 mL;[foz_m] 30 mL;[diop] 1 m-1;[Ch] 0.000333333333333 m
        [IU] * 1 [iU];[car_m] 0.2 g;Ao 0.0000000001 m;ar * 100 m2;st * 1 m3;eV * 0.0000000000000000001602176634 J;[degRe] 1.25 K
        """;

    private const string Prefixes = "Y 24;Z 21;E 18;P 15;T 12;G 9;M 6;k 3;h 2;da 1;d -1;c -2;m -3;u -6;n -9;p -12;f -15;a -18;z -21;y -24";

    private static readonly FrozenDictionary<string, Definition> Atoms = ReadAtoms();
    private static readonly (string Name, decimal Factor)[] PrefixTable =
        [.. Prefixes.Split(';').Select(p => p.Split(' ')).Select(p => (p[0], PowerOfTen(int.Parse(p[1], CultureInfo.InvariantCulture))))];

    /// <summary>A unit by its name, with or without prefix, or null.</summary>
    public static UcumUnit? Atom(string name)
    {
        if (Atoms.TryGetValue(name, out var atom))
        {
            return atom.Unit.Value;
        }

        foreach (var (prefix, factor) in PrefixTable)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && Atoms.TryGetValue(name[prefix.Length..], out var metric) && metric.IsMetric && metric.Unit.Value is { } unit)
            {
                return unit with { Factor = unit.Factor * factor };
            }
        }

        return null;
    }

    /// <summary>The scales whose zero is not the zero of their base unit.</summary>
    public static UcumUnit? Special(string code) => code switch
    {
        "Cel" => Atom("K")! with { Offset = 273.15m },
        "[degF]" => Atom("K")! with { Factor = 5m / 9m, Offset = 459.67m * 5m / 9m },
        _ => null,
    };

    private static FrozenDictionary<string, Definition> ReadAtoms()
    {
        var atoms = new Dictionary<string, Definition>(StringComparer.Ordinal);
        var parts = Bases.Split(';');
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var name in parts[i].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var unit = new UcumUnit(1, new Dictionary<string, int> { [name] = 1 });
                atoms.Add(name, new Definition(i == 0, new Lazy<UcumUnit?>(unit)));
            }
        }

        foreach (var line in Derived.Split(';', '\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var factor = decimal.Parse(line[^2], CultureInfo.InvariantCulture);
            var definition = line[^1];
            atoms.Add(line[0], new Definition(line[1] == "*", new Lazy<UcumUnit?>(() =>
                new UcumReader(definition).Read() is { } unit ? unit with { Factor = unit.Factor * factor } : null)));
        }

        return atoms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static decimal PowerOfTen(int power)
    {
        var result = 1m;
        for (var i = 0; i < Math.Abs(power); i++)
        {
            result = power > 0 ? result * 10 : result / 10;
        }

        return result;
    }

    private sealed record Definition(bool IsMetric, Lazy<UcumUnit?> Unit);
}
