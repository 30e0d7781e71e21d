using Goldthread.Impact.Distributions;

namespace Goldthread.Impact.Tests.Distributions;

/// <summary>Values worked out to 30 digits by bisection of the incomplete functions (mpmath 1.3).</summary>
public sealed class QuantileTests
{
    [Theory]
    [InlineData("beta", 2, 3, 0.0001, 0.0040936529903664306)]
    [InlineData("beta", 2, 3, 0.025, 0.067585986488542957)]
    [InlineData("beta", 2, 3, 0.5, 0.38572756813238955)]
    [InlineData("beta", 2, 3, 0.8, 0.58245357452433332)]
    [InlineData("beta", 2, 3, 0.999, 0.93596186089716661)]
    [InlineData("beta", 0.5, 0.5, 0.0001, 2.4674010799787793e-8)]
    [InlineData("beta", 0.5, 0.5, 0.025, 0.0015413331334360121)]
    [InlineData("beta", 0.5, 0.5, 0.5, 0.5)]
    [InlineData("beta", 0.5, 0.5, 0.8, 0.90450849718747375)]
    [InlineData("beta", 0.5, 0.5, 0.999, 0.99999753260092908)]
    [InlineData("beta", 47.6625, 270.0875, 0.0001, 0.08538383718278993)]
    [InlineData("beta", 47.6625, 270.0875, 0.025, 0.11295319218225207)]
    [InlineData("beta", 47.6625, 270.0875, 0.5, 0.14926528109278286)]
    [InlineData("beta", 47.6625, 270.0875, 0.8, 0.16661398557159414)]
    [InlineData("beta", 47.6625, 270.0875, 0.999, 0.21777436479598093)]
    [InlineData("beta", 138.4, 138.4, 0.0001, 0.38951752599034417)]
    [InlineData("beta", 138.4, 138.4, 0.025, 0.44124848446034573)]
    [InlineData("beta", 138.4, 138.4, 0.5, 0.5)]
    [InlineData("beta", 138.4, 138.4, 0.8, 0.52529982549066476)]
    [InlineData("beta", 138.4, 138.4, 0.999, 0.59215682275223566)]
    [InlineData("beta", 0.1, 5, 0.025, 1.2703903886695208e-17)]
    [InlineData("beta", 0.1, 5, 0.5, 0.00013014955240919753)]
    [InlineData("beta", 0.1, 5, 0.8, 0.015103304916354523)]
    [InlineData("beta", 0.1, 5, 0.999, 0.51974843942118377)]
    [InlineData("beta", 450, 24, 0.0001, 0.90390565161306718)]
    [InlineData("beta", 450, 24, 0.025, 0.92792837312498527)]
    [InlineData("beta", 450, 24, 0.5, 0.94999828782050202)]
    [InlineData("beta", 450, 24, 0.8, 0.95797417749666197)]
    [InlineData("beta", 450, 24, 0.999, 0.97507355103204294)]
    [InlineData("gamma", 0.2, 0, 0.0001, 6.5254808434572506e-21)]
    [InlineData("gamma", 0.2, 0, 0.025, 6.3725399200297659e-9)]
    [InlineData("gamma", 0.2, 0, 0.5, 0.020746339192824845)]
    [InlineData("gamma", 0.2, 0, 0.8, 0.26354363204872074)]
    [InlineData("gamma", 0.2, 0, 0.999, 4.1019643247386654)]
    [InlineData("gamma", 0.5, 0, 0.0001, 7.8539816750978358e-9)]
    [InlineData("gamma", 0.5, 0, 0.025, 0.00049103455858762801)]
    [InlineData("gamma", 0.5, 0, 0.5, 0.22746821155978638)]
    [InlineData("gamma", 0.5, 0, 0.8, 0.82118720757490836)]
    [InlineData("gamma", 0.5, 0, 0.999, 5.4137830853313653)]
    [InlineData("gamma", 1, 0, 0.0001, 0.00010000500033335834)]
    [InlineData("gamma", 1, 0, 0.025, 0.025317807984289877)]
    [InlineData("gamma", 1, 0, 0.5, 0.69314718055994531)]
    [InlineData("gamma", 1, 0, 0.8, 1.6094379124341006)]
    [InlineData("gamma", 1, 0, 0.999, 6.9077552789821362)]
    [InlineData("gamma", 2.5, 0, 0.0001, 0.04108868791420772)]
    [InlineData("gamma", 2.5, 0, 0.025, 0.41560580674333122)]
    [InlineData("gamma", 2.5, 0, 0.5, 2.1757300955477637)]
    [InlineData("gamma", 2.5, 0, 0.8, 3.644638063324481)]
    [InlineData("gamma", 2.5, 0, 0.999, 10.257502826216438)]
    [InlineData("gamma", 30, 0, 0.0001, 13.748447020601527)]
    [InlineData("gamma", 30, 0, 0.025, 20.240874021420915)]
    [InlineData("gamma", 30, 0, 0.5, 29.667333138221231)]
    [InlineData("gamma", 30, 0, 0.8, 34.486034369585514)]
    [InlineData("gamma", 30, 0, 0.999, 49.803616534924687)]
    [InlineData("gamma", 177.7, 0, 0.0001, 132.34330402053851)]
    [InlineData("gamma", 177.7, 0, 0.025, 152.53251838570475)]
    [InlineData("gamma", 177.7, 0, 0.5, 177.3667780548996)]
    [InlineData("gamma", 177.7, 0, 0.8, 188.81096690225675)]
    [InlineData("gamma", 177.7, 0, 0.999, 221.7581840567786)]
    [InlineData("gamma", 1000, 0, 0.0001, 886.64826141507862)]
    [InlineData("gamma", 1000, 0, 0.025, 938.97301840769522)]
    [InlineData("gamma", 1000, 0, 0.5, 999.66668642696518)]
    [InlineData("gamma", 1000, 0, 0.8, 1026.5125359294482)]
    [InlineData("gamma", 1000, 0, 0.999, 1100.5780982933146)]
    [InlineData("normal", 0, 0, 1e-10, -6.3613409024040562)]
    [InlineData("normal", 0, 0, 0.0001, -3.7190164854556806)]
    [InlineData("normal", 0, 0, 0.025, -1.9599639845400542)]
    [InlineData("normal", 0, 0, 0.3, -0.52440051270804082)]
    [InlineData("normal", 0, 0, 0.5, 0.0)]
    [InlineData("normal", 0, 0, 0.975, 1.9599639845400539)]
    [InlineData("normal", 0, 0, 0.9999, 3.7190164854557084)]
    public void Quantile_KnownShare_HasThirteenDigits(string kind, double first, double second, double share, double expected)
    {
        Distribution distribution = kind switch { "beta" => new BetaDistribution(first, second), "gamma" => new GammaDistribution(first, 1), _ => new NormalDistribution(0, 1) };
        var seen = distribution.Quantile(share);
        if (expected == 0) seen.ShouldBe(0, 1e-15);
        else seen.ShouldBeNear(expected, 1e-13);
    }

    // Published: NIST/SEMATECH e-Handbook of Statistical Methods, tables 1.3.6.7.1 (normal) and 1.3.6.7.4 (chi-square is a gamma of half the degrees of freedom, scale 2).
    [Theory]
    [InlineData(1, 0.95, 3.841)]
    [InlineData(10, 0.95, 18.307)]
    [InlineData(100, 0.99, 135.807)]
    public void Quantile_ChiSquare_IsThePrintedOne(double degrees, double share, double expected) => new GammaDistribution(degrees / 2, 2).Quantile(share).ShouldBe(expected, 0.0005);

    [Fact]
    public void Quantile_TriangleAndUniform_AreThoseOfTheFormula()
    {
        new UniformDistribution(2, 6).Quantile(0.25).ShouldBe(3);
        new TriangularDistribution(0, 1, 4).Quantile(0.25).ShouldBe(1, 1e-15);
        new TriangularDistribution(0, 1, 4).Quantile(0.8125).ShouldBe(4 - Math.Sqrt(0.1875 * 12), 1e-15);
    }
}
