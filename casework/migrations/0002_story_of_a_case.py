"""Goals in the story of a case, what a step changed; and a transfer's answer is somebody's."""

from django.db import migrations, models
from django.db.models import Q

OUTCOMES = [('goals_met', 'goals met'), ('partly_met', 'goals partly met'), ('handed_over', 'taken over by another service'), ('declined', 'the person wishes no more help'), ('lost_contact', 'contact lost'), ('left', 'left the country'), ('died', 'died'), ('mistake', 'opened by mistake')]
PRIORITIES = [('low', 'low'), ('medium', 'medium'), ('high', 'high'), ('urgent', 'urgent')]
STEPS = [('opened', 'opened'), ('reviewed', 'reviewed'), ('priority', 'priority changed'), ('goal_set', 'goal set'), ('goal_reached', 'goal reached'), ('goal_dropped', 'goal dropped'), ('joined', 'joined the team'), ('left_team', 'left the team'), ('transfer_asked', 'transfer asked for'), ('transfer_accepted', 'transfer accepted'), ('transfer_declined', 'transfer declined'), ('transfer_withdrawn', 'transfer withdrawn'), ('reassigned', 'given to another worker'), ('closure_asked', 'closure asked for'), ('sent_back', 'sent back: not to be closed yet'), ('closed', 'closed'), ('reopened', 'reopened')]


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='casestep',
            name='outcome',
            field=models.CharField(blank=True, choices=OUTCOMES, max_length=12, verbose_name='outcome', default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='casestep',
            name='priority',
            field=models.CharField(blank=True, choices=PRIORITIES, max_length=6, verbose_name='priority', default=''),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='casestep',
            name='step',
            field=models.CharField(choices=STEPS, max_length=18, verbose_name='step'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=Q(Q(('answered_by__isnull', True), ('answered_on__isnull', True), ('state', 'asked')), Q(Q(('state', 'asked'), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='transfer_answered_by_somebody', violation_error_code='transfer_state', violation_error_message='An answered transfer has a day and who answered it.'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=Q(Q(('state', 'declined'), _negated=True), Q(('answer', ''), _negated=True), _connector='OR'), name='transfer_declined_with_a_reason', violation_error_code='no_reason', violation_error_message='Say why.'),
        ),
    ]
