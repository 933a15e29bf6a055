select biotrail.record_again();
