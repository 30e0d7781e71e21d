using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Record;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population;

/// <summary>The Population floor: the work around a population.</summary>
public static class PopulationModule
{
    /// <summary>Adds the joined-up data set and its pages.</summary>
    public static IServiceCollection AddPopulation(this IServiceCollection services)
    {
        services.AddSingleton<Reference.ReferenceImport>();
        services.AddSingleton<Reference.Areas.GeographyBook>();
        services.AddSingleton<Reference.Areas.PlaceAgreements>();
        services.AddSingleton<DataSet.DataSets>();
        services.AddSingleton<DataSet.Countings>();
        services.AddHostedService<DataSet.DataSetFollower>();
        services.AddSingleton<CohortData>();
        services.AddSingleton<SavedCohorts>();
        services.AddSingleton<CohortLists>();
        services.AddSingleton<CohortSender>();
        services.AddSingleton<CohortResults>();
        services.AddSingleton<CohortReach>();
        services.AddSingleton<Comparison.Comparisons>();
        services.AddSingleton(CohortFollower.Subscriber());
        services.AskForSight("/Cohorts", "/Finding");
        services.AddSingleton<Profiles.ProfileBook>();
        services.AddSingleton<Profiles.TrendBook>();
        services.AskForSight("/Profile", "/Definitions", "/Forecast");
        return services;
    }

    /// <summary>What the floor answers beside its pages.</summary>
    public static void MapPopulation(this IEndpointRouteBuilder endpoints)
    {
        Pages.Profile.ProfileCsv.Map(endpoints);
        Pages.Profile.TrendCsv.Map(endpoints);
    }
}
